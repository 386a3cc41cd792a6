using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Someone in a referral tree with those they brought; whoever is no longer in the books has
/// neither number nor name and still holds the branches together.
/// </summary>
public sealed record ReferralBranch(
    Guid CustomerId, long? Number, string? Name, IReadOnlyList<string> Shared, Money? Year,
    IReadOnlyList<ReferralBranch> Brought);

/// <summary>
/// Whom a customer brought, and whom those brought. The year's worth of the whole is a sum over
/// people, so a sale counts once at whatever level it was made.
/// </summary>
public sealed record ReferralTree(
    ReferralView? BroughtBy, IReadOnlyList<ReferralBranch> Brought, int Direct, int People,
    Money? Year, bool IsCutOff);

/// <summary>Shows a customer's referral tree (K4).</summary>
public sealed class ShowReferrals(KiteDb db, IEnumerable<IWorthOf> worth, TimeProvider clock)
{
    /// <summary>More would not be read by anyone; the answer says that it was cut off.</summary>
    private const int Most = 500;
    private const int Deepest = 20;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/{id:guid}/referrals",
                async (Guid id, ShowReferrals show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("Who brought a customer, and whom they brought");

    public async Task<Result<ReferralTree>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        if (!await db.Customers.AnyAsync(c => c.Id == id, cancel))
            return new NoSuchCustomer(id.ToString());

        var own = await db.Referrals.AsNoTracking()
            .SingleOrDefaultAsync(r => r.CustomerId == id, cancel);
        var (below, isCutOff) = await Below(id, cancel);
        var ids = below.Select(r => r.CustomerId).ToList();
        if (own is not null) ids.Add(own.ReferrerId);
        var people = await db.Customers.AsNoTracking().Where(c => ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancel);
        var money = await WorthOf(asker, [.. below.Select(r => r.CustomerId)], cancel);

        var tree = below.ToLookup(r => r.ReferrerId);
        return new ReferralTree(
            own is null
                ? null
                : SayWhoBrought.View(own, people.GetValueOrDefault(own.ReferrerId), asker),
            Branches(id),
            tree[id].Count(),
            below.Count,
            money is { Count: > 0 } ? money.Values.Aggregate((a, b) => a + b) : null,
            isCutOff);

        IReadOnlyList<ReferralBranch> Branches(Guid referrer) =>
        [
            .. tree[referrer].Select(r => Branch(r, people.GetValueOrDefault(r.CustomerId)))
                .OrderByDescending(b => b.Year?.Coins ?? 0).ThenBy(b => b.Number),
        ];

        ReferralBranch Branch(Referral r, Customer? who) => new(
            r.CustomerId,
            who?.Number,
            asker.May(May.ReadPersonal) ? who?.Name : null,
            r.Shared?.Split(' ') ?? [],
            money is not null && money.TryGetValue(r.CustomerId, out var year) ? year : null,
            Branches(r.CustomerId));
    }

    private async Task<(List<Referral> Below, bool IsCutOff)> Below(
        Guid id, CancellationToken cancel)
    {
        var all = new List<Referral>();
        var level = new List<Guid> { id };
        for (var depth = 0; level.Count > 0; depth++)
        {
            var left = depth < Deepest ? Most - all.Count : 0;
            var next = await db.Referrals.AsNoTracking()
                .Where(r => EF.Parameter(level).Contains(r.ReferrerId))
                .OrderBy(r => r.CustomerId).Take(left + 1).ToListAsync(cancel);
            if (next.Count > left)
            {
                all.AddRange(next.Take(left));
                return (all, true);
            }
            all.AddRange(next);
            level = [.. next.Select(r => r.CustomerId)];
        }
        return (all, false);
    }

    private async Task<IReadOnlyDictionary<Guid, Money>?> WorthOf(
        Asker asker, IReadOnlyCollection<Guid> customers, CancellationToken cancel)
    {
        var teller = worth.FirstOrDefault(w => asker.May(w.Permission));
        if (teller is null) return null;

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return await teller.Of(customers, today.AddYears(-1).AddDays(1), today, cancel);
    }
}
