using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A campaign as it was drawn: from which business day its coupons are in customers' hands, until
/// which they can be used, where they do not last for ever, and how many were used.
/// </summary>
public sealed record DrawnCampaign(Guid Id, string Name, DateOnly Day, DateOnly? LastDay)
{
    /// <summary>Whether chance has left anyone out.</summary>
    public bool HasComparison { get; init; }

    /// <summary>Whether all its coupons are issued.</summary>
    public bool IsIssued { get; init; }
    public int HoldOutPercent { get; init; }

    /// <summary>How many coupons were used at least once.</summary>
    public long Used { get; init; }
}

/// <summary>
/// Everyone who was drawn, by the number of who stands for them now, and whether they were left
/// out; and how many are missing on each side because they have objected since.
/// </summary>
public sealed record DrawnSides(
    IReadOnlyDictionary<long, bool> LeftOut, int Objecting, int OthersObjecting);

/// <summary>
/// Lets others ask who got a coupon of a campaign and who was left out, so that what it did can be
/// told; for who may know who was in the segment then.
/// </summary>
public sealed class DrawnCampaigns
{
    private readonly KiteDb db;
    private readonly EligibleCustomers eligible;
    private readonly CardDesk desk;

    internal DrawnCampaigns(KiteDb db, EligibleCustomers eligible, CardDesk desk) =>
        (this.db, this.eligible, this.desk) = (db, eligible, desk);

    /// <summary>The campaigns to segments that the asker may see, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> Choices(
        Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return [];

        var all = await db.CouponCampaigns.AsNoTracking().Where(c => c.SegmentId != null)
            .ToListAsync(cancel);
        return
        [
            .. all.Where(c => c.Barred(asker) is null).Select(c => (c.Id, c.Name))
                .OrderBy(c => c.Name, StringComparer.CurrentCulture),
        ];
    }

    public async Task<Result<DrawnCampaign>> Find(
        Asker asker, Guid? id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var found = await db.CampaignFor(asker, id ?? Guid.Empty, cancel);
        if (found.Refusal is { } no) return new BadInput("campaign", no);

        var campaign = found.Value;
        var kind = await db.CouponKinds.AsNoTracking().SingleAsync(
            k => k.Id == campaign.KindId && k.Number == campaign.KindNumber, cancel);
        var store = (await desk.StoreOf(campaign.StoreNumber, cancel)).Value;
        var day = store.BusinessDay.Of(campaign.MadeAt);
        var issued = await FinishCampaigns.IssuedOf(db, campaign.Id, cancel);
        return new DrawnCampaign(campaign.Id, campaign.Name, day, kind.LastsFrom(day).Last)
        {
            HasComparison = campaign.LeftOut > 0,
            IsIssued = campaign.SegmentId is null || issued >= campaign.Coupons,
            HoldOutPercent = campaign.HoldOutPercent,
            Used = await db.Coupons.LongCountAsync(
                c => c.CampaignId == campaign.Id && c.UsesTaken > 0, cancel),
        };
    }

    /// <summary>
    /// Each person once, by their own draw where they have one. Who has objected since is on
    /// neither side, but is counted.
    /// </summary>
    public async Task<DrawnSides> Sides(Guid campaign, CancellationToken cancel)
    {
        var customers = db.Set<Customer>();
        var drawn = await db.CouponDraws.AsNoTracking().Where(d => d.CampaignId == campaign)
            .OrderBy(d => d.CustomerNumber)
            .Select(d => new
            {
                d.CustomerId,
                d.CustomerNumber,
                IsLeftOut = d.Place == 0,
                IsMerged = customers.Any(c => c.Id == d.CustomerId && c.MergedInto != null),
            })
            .ToListAsync(cancel);
        var sides = drawn.Where(d => !d.IsMerged)
            .ToDictionary(d => d.CustomerNumber, d => d.IsLeftOut);
        var merged = drawn.FindAll(d => d.IsMerged);
        var survivors = await db.SurvivorsFor(merged.ConvertAll(d => d.CustomerId), cancel);
        foreach (var one in merged)
            sides.TryAdd(survivors[one.CustomerId].Number, one.IsLeftOut);

        int[] gone = [0, 0];
        foreach (var number in await eligible.Objecting(cancel))
            if (sides.Remove(number, out var isLeftOut)) gone[isLeftOut ? 1 : 0]++;
        return new(sides, Objecting: gone[0], OthersObjecting: gone[1]);
    }
}
