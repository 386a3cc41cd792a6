using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Notes that two customers are related, at both of them at once (K3).</summary>
public sealed class AddRelation(KiteDb db, TimeProvider clock)
{
    internal const int LongestNote = 300;
    private const int Most = 200;

    /// <summary>Who the other one is, by key or by number, and what they are to this one.</summary>
    public sealed record NewRelation
    {
        public Guid? Other { get; init; }
        public long? OtherNumber { get; init; }
        public RelationKind Kind { get; init; }
        public string? Note { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/{id:guid}/relations",
                async (
                    Guid id, NewRelation order, AddRelation add, Asker asker,
                    CancellationToken cancel) =>
                    (await add.Run(asker, id, order, "api", cancel))
                    .ToCreated(r => $"/customers/{id}/relations/{r.Id}"))
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Relates two customers: what the other one is to this one");

    public async Task<Result<RelationView>> Run(
        Asker asker, Guid id, NewRelation order, string source, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        var other = await db.Customers.AsNoTracking().SingleOrDefaultAsync(
            c => order.Other != null ? c.Id == order.Other : c.Number == order.OtherNumber,
            cancel);
        var note = string.IsNullOrWhiteSpace(order.Note) ? null : order.Note.Trim();
        var faults = Faults(order, other, note).ToList();
        if (faults.Count > 0) return new BadInput(faults);
        if (other!.Id == id) return new BadInput("other", new RelatedToOneself());
        if ((await db.Unmerged(other, cancel)).Refusal is { } merged)
            return new BadInput("other", merged);

        return await db.ChangeOn<RelationView>(
            asker, id, customer => Relate(customer, other, order.Kind, note, source, cancel),
            cancel, also: other.Id);
    }

    private static IEnumerable<Fault> Faults(NewRelation order, Customer? other, string? note)
    {
        if (other is null)
        {
            yield return new(
                "other", new NoSuchCustomer($"{order.Other}{order.OtherNumber}"));
        }
        else if (other.Number <= 0)
        {
            yield return new("other", new NobodyInParticular());
        }
        if (!Enum.IsDefined(order.Kind)) yield return new("kind", new NotAKind($"{order.Kind}"));
        if (note?.Length > LongestNote) yield return new("note", new TextIsTooLong(LongestNote));
        if (note?.Contains('\0', StringComparison.Ordinal) == true)
            yield return new("note", new TextHasStrangeLetters());
    }

    private async Task<Result<RelationView>> Relate(
        Customer customer, Customer other, RelationKind kind, string? note, string source,
        CancellationToken cancel)
    {
        if (customer.Number <= 0) return new BadInput("other", new NobodyInParticular());
        if (Wrong(kind, other) is { } there) return new BadInput("kind", there);
        if (Wrong(kind.Counterpart(), customer) is { } here) return new BadInput("kind", here);

        var ends = await db.Relations.Where(r => r.CustomerId == customer.Id)
            .ToListAsync(cancel);
        if (ends.Count >= Most) return new BadInput("other", new OutOfRange(0, Most));
        if (ends.Exists(r => r.OtherId == other.Id && r.Kind == kind))
            return new BadInput("other", new RelatedAlready(other.Number));

        var end = End(Guid.CreateVersion7(), customer.Id, other.Id, kind);
        db.AddRange(end, End(end.Id, other.Id, customer.Id, kind.Counterpart()));
        return new RelationView(
            end.Id, kind, other.Id, other.Number, other.Name, other.Kind, note, source,
            end.AddedAt);

        Relation End(Guid id, Guid from, Guid to, RelationKind what) => new()
        {
            CustomerId = from, Id = id, OtherId = to, Kind = what, Note = note, Source = source,
            AddedAt = clock.GetUtcNow(),
        };
    }

    private static Refusal? Wrong(RelationKind kind, Customer who) => kind.OtherMustBe() switch
    {
        null => null,
        { } needed when who.Kind == needed => null,
        CustomerKind.Company => new CompanyIsNeeded(who.Number),
        CustomerKind.Household => new HouseholdIsNeeded(who.Number),
        _ => new PersonIsNeeded(who.Number),
    };
}
