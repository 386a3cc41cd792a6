using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>There is nothing in this field that one could have made sure of.</summary>
public sealed record NothingToVerify(string Field) : Refusal;

/// <summary>Someone made sure that fields of a customer's record are right.</summary>
public sealed class VerifyFields(
    KiteDb db, RecordDetails details, StaleReader stale, TimeProvider clock)
{
    internal const int Most = 100;

    /// <summary>Which fields, by their names on the wire.</summary>
    public sealed record Verification(IReadOnlyList<string?>? Fields);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/{id:guid}/verifications",
                async (
                    Guid id, Verification order, VerifyFields verify, Asker asker,
                    CancellationToken cancel) =>
                    (await verify.Run(
                        asker, id, [.. order.Fields?.Select(f => f ?? "") ?? []], cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Notes that someone made sure of these fields");

    public async Task<Result<Page<FieldFactView>>> Run(
        Asker asker, Guid id, IReadOnlyList<string> fields, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        // Nobody can make sure of what they do not see.
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        if (fields.Count is 0 or > Most)
            return new BadInput("fields", new OutOfRange(1, Most));

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        await db.Hold([id], cancel);
        var customer = await db.For(asker).Customers.FindAsync([id], cancel);
        if (customer is null) return new NoSuchCustomer(id.ToString());
        if ((await db.Unmerged(customer, cancel)).Refusal is { } merged) return merged;

        var held = await db.HeldBy(customer, cancel);
        if (fields.FirstOrDefault(f => !held.Contains(f)) is { } empty)
            return new BadInput("fields", new NothingToVerify(empty));

        var known = await db.FactsOf(id, [.. fields], cancel);
        var at = clock.GetUtcNow();
        foreach (var field in fields.Distinct(StringComparer.Ordinal))
        {
            if (field == UpkeepFields.Contacts) await VerifyContacts(asker, id, at, cancel);
            else Verify(asker, customer, field, known.GetValueOrDefault(field), at);
            db.Tell(new("customer", id, field, null, "verified", DataClass.Operational)
            {
                Deed = "verified",
            });
        }
        await db.SaveChangesAsync(cancel);
        if (await db.IsToBeReviewed(id, cancel) && !await IsStale(asker, customer, cancel))
            await db.NoteReviewed([id], ReviewState.Verified, cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        var filled = await details.FilledOf(customer, cancel);
        return await details.FieldFacts(customer, filled, cancel);
    }

    private void Verify(
        Asker asker, Customer customer, string field, FieldFact? fact, DateTimeOffset at)
    {
        if (fact is null) db.Add(fact = FieldFactView.FromTheStart(customer, field));
        (fact.VerifiedAt, fact.VerifiedBy) = (at, asker.Id);
    }

    private async Task<bool> IsStale(
        Asker asker, Customer customer, CancellationToken cancel)
    {
        var rules = await db.StaleRulesInOrder(cancel);
        return (await stale.Read(asker, [customer], rules, cancel))[0].Fields.Count > 0;
    }

    // Each further contact point keeps for itself when someone made sure of it.
    private async Task VerifyContacts(
        Asker asker, Guid id, DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var point in await db.PointsOf(id, cancel))
            (point.VerifiedAt, point.VerifiedBy) = (at, asker.Id);
    }
}

/// <summary>Where the fields of a customer's record came from, and who made sure of them.</summary>
public sealed class ListFieldFacts(KiteDb db, RecordDetails details)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/{id:guid}/field-facts",
                async (Guid id, ListFieldFacts list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("Where each filled field came from, and when someone made sure of it");

    public async Task<Result<Page<FieldFactView>>> Run(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        var customer = await db.Customers.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (customer is null) return new NoSuchCustomer(id.ToString());

        var filled = await details.FilledOf(customer, cancel);
        return await details.FieldFacts(customer, filled, cancel);
    }
}
