using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>There is nothing in this field that one could have made sure of.</summary>
public sealed record NothingToVerify(string Field) : Refusal;

/// <summary>Someone made sure that fields of a customer's record are right.</summary>
public sealed class VerifyFields(KiteDb db, RecordDetails details, TimeProvider clock)
{
    private const int Most = 100;

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

        var customer = await db.For(asker).Customers.FindAsync([id], cancel);
        if (customer is null) return new NoSuchCustomer(id.ToString());
        if ((await db.Unmerged(customer, cancel)).Refusal is { } merged) return merged;

        var filled = await details.FilledOf(customer, cancel);
        if (fields.FirstOrDefault(f => !filled.Contains(f)) is { } empty)
            return new BadInput("fields", new NothingToVerify(empty));

        var known = await db.FactsOf(id, [.. fields], cancel);
        foreach (var field in fields.Distinct(StringComparer.Ordinal))
        {
            var fact = known.GetValueOrDefault(field);
            if (fact is null) db.Add(fact = FieldFactView.FromTheStart(customer, field));
            (fact.VerifiedAt, fact.VerifiedBy) = (clock.GetUtcNow(), asker.Id);
            db.Tell(new("customer", id, field, null, "verified", DataClass.Operational)
            {
                Deed = "verified",
            });
        }
        await db.SaveChangesAsync(cancel);
        return await details.FieldFacts(customer, filled, cancel);
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
