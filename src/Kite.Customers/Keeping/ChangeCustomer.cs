using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Writes a customer's facts anew, unless someone else did so meanwhile.</summary>
public sealed class ChangeCustomer(
    KiteDb db, MasterKeys masters, RecordDetails details, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/customers/{id:guid}", Answer)
            .Needing(May.WriteCustomers)
            .WithSummary("Changes a customer; send the ETag you have seen as If-Match");

    private static async Task<Results<Ok<CustomerView>, ProblemHttpResult>> Answer(
        Guid id, CustomerFacts facts, ChangeCustomer change, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await change.Run(asker, id, seen.Value.Version, facts, "api", cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }

    public Task<Result<CustomerView>> Run(
        Asker asker, Guid id, long seen, CustomerFacts typed, CancellationToken cancel) =>
        Run(asker, id, seen, typed, "staff", cancel);

    public async Task<Result<CustomerView>> Run(
        Asker asker, Guid id, long seen, CustomerFacts typed, string source,
        CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        // Who cannot see the old values would wipe them out unseen.
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        var business = await db.For(asker).BusinessAsync(cancel);
        var sound = typed.Checked(business.Region, business.Today(clock));
        if (sound.Refusal is { } no) return no;

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        // Who saves the same record at the same time waits here, and is told then.
        await db.Hold([id], cancel);
        var customer = await db.Customers.FindAsync([id], cancel);
        if (customer is null) return new NoSuchCustomer(id.ToString());
        if ((await db.Unmerged(customer, cancel)).Refusal is { } merged) return merged;
        if (customer.Version != seen) return new ChangedMeanwhile(seen, customer.Version);

        var now = clock.GetUtcNow();
        await db.Fill(customer, sound.Value, masters, now, cancel);
        if (await db.Hang(customer, sound.Value, masters, source, now, cancel) is { } unfit)
            return unfit;
        customer.Version++;
        await db.Retoken(customer, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(seen, seen + 1);
        }
        await new PairBook(db, masters, clock).Compare([customer], cancel);
        await db.GrantDue(id, cancel);
        await db.NoteReviewed([id], ReviewState.Changed, cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return await details.Whole(customer, asker, cancel);
    }
}
