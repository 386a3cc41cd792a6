using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Which record is to be taken in, and whose value stands in which field; where nobody chose,
/// the survivor's stands, or the other's where the survivor has none.
/// </summary>
public sealed record MergeOrder(Guid Other, IReadOnlyDictionary<string, Stands>? Choices = null);

/// <summary>Two records turn out to be one customer: one takes the other in.</summary>
internal sealed class MergeCustomers(KiteDb db, MergeBook book)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/{id:guid}/merges",
                async (
                    Guid id, MergeOrder order, MergeCustomers merge, Asker asker,
                    CancellationToken cancel) =>
                    (await merge.Run(asker, id, order, cancel)).ToCreated(m => $"/merges/{m.Id}"))
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Takes another record into this one; it can be undone at any time");

    public async Task<Result<MergeView>> Run(
        Asker asker, Guid id, MergeOrder order, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var choices = MergeChoices.Of(order.Choices);
        if (choices.Refusal is { } bad) return bad;

        db.For(asker);
        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        await book.Lock(cancel);
        await db.Hold([id, order.Other], cancel);
        var both = await MergePartners.Of(db, id, order.Other, cancel);
        if (both.Refusal is { } no) return no;

        var (survivor, merged) = (both.Value.Survivor, both.Value.Merged);
        try
        {
            var merge = await book.Unite(survivor, merged, choices.Value, cancel);
            if (whole is not null) await whole.CommitAsync(cancel);
            return MergeView.Of(merge, merged, asker);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(survivor.Version, survivor.Version + 1);
        }
    }
}

/// <summary>The two records of a merge, where they can be merged at all.</summary>
internal sealed record MergePartners(Customer Survivor, Customer Merged)
{
    public static async Task<Result<MergePartners>> Of(
        KiteDb db, Guid id, Guid otherId, CancellationToken cancel)
    {
        var survivor = await db.Customers.FindAsync([id], cancel);
        if (survivor is null) return new NoSuchCustomer($"{id}");
        var other = await db.Customers.FindAsync([otherId], cancel);
        if (other is null) return new BadInput("other", new NoSuchCustomer($"{otherId}"));
        if (id == otherId) return new BadInput("other", new MergesWithItself(other.Number));

        foreach (var one in new[] { survivor, other })
        {
            if (one.Kind == CustomerKind.WalkIn) return new WalkInsStayApart(one.Number);
            if (one.MergedInto is null) continue;
            var stands = await db.SurvivorFor(one.Id, cancel);
            return new IsMergedAlready(one.Number, stands!.Customer.Number);
        }
        return new MergePartners(survivor, other);
    }
}
