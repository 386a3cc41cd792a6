using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Which coupons are asked for; <c>find</c> is a coupon's number or the last four signs of its
/// code, <c>customer</c> the number of whom it was issued to.
/// </summary>
public sealed record CouponQuestion
{
    public string? Find { get; init; }
    public Choice<CouponState>? State { get; init; }
    public Guid? Kind { get; init; }
    public long? Customer { get; init; }
    public Guid? Campaign { get; init; }

    /// <summary>Those whose last day is within these.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Those that were issued on these days.</summary>
    public DateOnly? IssuedFrom { get; init; }
    public DateOnly? IssuedTo { get; init; }
    public int? Store { get; init; }

    /// <summary>Only those that were used at least once, or only those never used.</summary>
    public bool? Used { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByNumber = "number-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByNumber, ["number", "last"]);
}

/// <summary>Lists coupons, the newest first unless asked otherwise.</summary>
internal sealed class ListCoupons(KiteDb db, TimeProvider clock)
{
    private sealed record Key(DateOnly? Last, long Number);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/coupons",
                async (
                    [AsParameters] CouponQuestion question, ListCoupons list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Lists coupons, the newest first unless asked otherwise");

    public async Task<Result<Page<CouponView>>> Run(
        Asker asker, CouponQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        // Whose the coupons of one campaign are tells who was in its segment.
        if (question.Campaign is { } campaign
            && (await db.CampaignFor(asker, campaign, cancel)).Refusal is NotAllowed barred)
            return new BadInput("campaign", barred);

        var business = await db.BusinessAsync(cancel);
        var today = business.Today(clock);
        var asked = Issued(question, business, Asked(question, today));
        var read = await From(place.Value, order.Value, asked).AsNoTracking()
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var kinds = await db.CouponKindsOf(read, cancel);
        var campaigns = await db.CampaignsOf(asker, read, cancel);
        return Page<Coupon>.Of(read, limit.Value.Count, c => new Key(c.LastDay, c.Number))
            .Select(c => CouponView.Of(
                c, kinds[(c.KindId, c.KindNumber)], today, campaigns));
    }

    private IQueryable<Coupon> Asked(CouponQuestion question, DateOnly today)
    {
        IQueryable<Coupon> all = db.Coupons;
        if (question.State is { Value: var state })
            all = all.Where(CouponView.Stands(state, today));
        if (question.Kind is { } kind) all = all.Where(c => c.KindId == kind);
        if (question.Customer is { } customer) all = all.Where(c => c.CustomerNumber == customer);
        if (question.Campaign is { } campaign) all = all.Where(c => c.CampaignId == campaign);
        if (question.From is { } begin) all = all.Where(c => c.LastDay >= begin);
        if (question.To is { } end) all = all.Where(c => c.LastDay <= end);
        if (string.IsNullOrWhiteSpace(question.Find)) return all;

        var typed = question.Find.Trim().ToUpperInvariant();
        return long.TryParse(
            typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? all.Where(c => c.Number == number || c.Ending == typed)
            : all.Where(c => c.Ending == typed);
    }

    private static IQueryable<Coupon> Issued(
        CouponQuestion question, Business business, IQueryable<Coupon> all)
    {
        if (question.IssuedFrom is { } first)
        {
            var begins = business.Begins(first);
            all = all.Where(c => c.IssuedAt >= begins);
        }
        if (question.IssuedTo is { } last)
        {
            var ends = business.Ends(last);
            all = all.Where(c => c.IssuedAt < ends);
        }
        if (question.Store is { } store) all = all.Where(c => c.StoreNumber == store);
        return question.Used is { } isUsed ? all.Where(c => c.UsesTaken > 0 == isUsed) : all;
    }

    // Numbers are one of a kind, so they tell those apart that last equally long. What has no last
    // day lasts longest.
    private static IQueryable<Coupon> From(
        Place<Key> place, ListOrder order, IQueryable<Coupon> all)
    {
        var ever = DateOnly.MaxValue;
        var (first, last, number) =
            (place.Beginning, place.Key?.Last ?? ever, place.Key?.Number ?? 0);
        return order switch
        {
            { Column: "last", Down: false } => all
                .Where(c => first || (c.LastDay ?? ever) > last
                    || ((c.LastDay ?? ever) == last && c.Number > number))
                .OrderBy(c => c.LastDay ?? ever).ThenBy(c => c.Number),
            { Column: "last" } => all
                .Where(c => first || (c.LastDay ?? ever) < last
                    || ((c.LastDay ?? ever) == last && c.Number < number))
                .OrderByDescending(c => c.LastDay ?? ever).ThenByDescending(c => c.Number),
            { Down: false } => all
                .Where(c => first || c.Number > number).OrderBy(c => c.Number),
            _ => all
                .Where(c => first || c.Number < number).OrderByDescending(c => c.Number),
        };
    }
}

/// <summary>The versions by which coupons were issued.</summary>
internal static class KindsOfCoupons
{
    extension(KiteDb db)
    {
        public async Task<Dictionary<(Guid, int), CouponKind>> CouponKindsOf(
            IEnumerable<Coupon> coupons, CancellationToken cancel)
        {
            var ids = coupons.Select(c => c.KindId).Distinct().ToList();
            return (await db.CouponKinds.AsNoTracking()
                    .Where(k => EF.Parameter(ids).Contains(k.Id)).ToListAsync(cancel))
                .ToDictionary(k => (k.Id, k.Number));
        }
    }
}
