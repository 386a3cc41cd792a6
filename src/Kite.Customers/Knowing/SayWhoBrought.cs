using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Who brought a customer, as the asker may see it.</summary>
public sealed record ReferralView(
    Guid CustomerId, Guid ReferrerId, long? ReferrerNumber, string? ReferrerName,
    IReadOnlyList<string> Shared, string? Note, string Source, DateTimeOffset NotedAt);

/// <summary>
/// Says who brought a customer. There is one at most; another one is a new decision, which the
/// trail keeps. Nobody may stand above themselves.
/// </summary>
public sealed class SayWhoBrought(KiteDb db, TimeProvider clock)
{
    /// <summary>Whoever writes referrals takes it, so that they wait for each other.</summary>
    internal const string Turn = "referrals";

    /// <summary>The one who brought them, by key or by number.</summary>
    public sealed record Order
    {
        public Guid? Referrer { get; init; }
        public long? ReferrerNumber { get; init; }
        public string? Note { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut(
                "/customers/{id:guid}/referrer",
                async (
                    Guid id, Order order, SayWhoBrought say, Asker asker,
                    CancellationToken cancel) =>
                    (await say.Run(asker, id, order, "api", cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Says who brought a customer");
        api.MapDelete(
                "/customers/{id:guid}/referrer",
                async (Guid id, SayWhoBrought say, Asker asker, CancellationToken cancel) =>
                    (await say.TakeBack(asker, id, cancel)).ToNoContent())
            .Needing(May.WriteCustomers)
            .WithSummary("Takes back who brought a customer");
    }

    public async Task<Result<ReferralView>> Run(
        Asker asker, Guid id, Order order, string source, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        var note = Remarks.Line(order.Note);
        if (Remarks.Faults("note", note).ToList() is { Count: > 0 } faults)
            return new BadInput(faults);

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        // All who say so wait for each other: two at once could close a circle unseen.
        await Counter.Take(db, Turn, 1, cancel);
        var two = await Both(id, order, cancel);
        if (two.Refusal is { } no) return no;
        var (customer, referrer) = two.Value;
        if (await Descent.WouldCircle(customer.Id, referrer.Id, at => ReferrerOf(at, cancel)))
        {
            return new BadInput(
                "referrer", new ReferralGoesInACircle(customer.Number, referrer.Number));
        }

        var referral = await db.Referrals.FindAsync([id], cancel);
        if (referral is null) db.Add(referral = new Referral { CustomerId = id });
        referral.ReferrerId = referrer.Id;
        referral.Shared = Descent.Shared(
            await ReachOf(customer, cancel), await ReachOf(referrer, cancel));
        (referral.Note, referral.Source) = (note, source);
        (referral.NotedAt, referral.NotedBy) = (clock.GetUtcNow(), asker.Id);
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return View(referral, referrer, asker);
    }

    public async Task<Result<Done>> TakeBack(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!await db.For(asker).Customers.AnyAsync(c => c.Id == id, cancel))
            return new NoSuchCustomer(id.ToString());

        if (await db.Referrals.FindAsync([id], cancel) is { } referral) db.Remove(referral);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Someone else took it back meanwhile, which is what was asked for.
        }
        return Done.It;
    }

    internal static ReferralView View(Referral referral, Customer? referrer, Asker asker) => new(
        referral.CustomerId,
        referral.ReferrerId,
        referrer?.Number,
        asker.May(May.ReadPersonal) ? referrer?.Name : null,
        referral.Shared?.Split(' ') ?? [],
        asker.May(May.ReadPersonal) ? referral.Note : null,
        referral.Source,
        referral.NotedAt);

    private sealed record Pair(Customer Customer, Customer Referrer);

    private async Task<Result<Pair>> Both(Guid id, Order order, CancellationToken cancel)
    {
        var customers = db.Customers.AsNoTracking();
        var customer = await customers.SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (customer is null) return new NoSuchCustomer(id.ToString());
        if (order is { Referrer: null, ReferrerNumber: null })
            return new BadInput("referrer", new NothingIsSaid());

        var referrer = await customers.SingleOrDefaultAsync(
            c => order.Referrer != null
                ? c.Id == order.Referrer
                : c.Number == order.ReferrerNumber,
            cancel);
        if (referrer is null)
        {
            var which = $"{order.Referrer}{order.ReferrerNumber}";
            return new BadInput("referrer", new NoSuchCustomer(which));
        }
        if (customer.Number <= 0 || referrer.Number <= 0)
            return new BadInput("referrer", new WalkInIsNobody());
        if ((await db.Unmerged(customer, cancel)).Refusal is { } merged) return merged;
        return (await db.Unmerged(referrer, cancel)).Refusal is { } gone
            ? new BadInput("referrer", gone)
            : new Pair(customer, referrer);
    }

    private Task<Guid?> ReferrerOf(Guid customer, CancellationToken cancel) => db.Referrals
        .Where(r => r.CustomerId == customer)
        .Select(r => (Guid?)r.ReferrerId)
        .SingleOrDefaultAsync(cancel);

    private async Task<Descent.Reach> ReachOf(Customer customer, CancellationToken cancel) =>
        Descent.Reach.Of(
            customer,
            await db.ContactPoints.AsNoTracking()
                .Where(p => p.CustomerId == customer.Id).ToListAsync(cancel));
}

/// <summary>What other parts ask of who brought whom.</summary>
public static class Brought
{
    extension(KiteDb db)
    {
        /// <summary>Whether anybody has said who brought this customer.</summary>
        public Task<bool> HasReferrer(Guid customer, CancellationToken cancel) =>
            db.Referrals.AnyAsync(r => r.CustomerId == customer, cancel);
    }
}
