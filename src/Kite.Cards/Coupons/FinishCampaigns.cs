using System.Runtime.ExceptionServices;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Kite.Cards;

/// <summary>
/// Issues the coupons of a campaign to those whom chance has given one: some thousands in each
/// transaction, which also counts how far it has come. So whoever takes it up again, after a
/// power cut or at the same time, goes on behind the last one, and nobody gets two.
/// </summary>
internal sealed class FinishCampaigns(
    KiteDb db, CardDesk desk, CouponMint mint, EligibleCustomers eligible, TimeProvider clock,
    IStringLocalizer<Texts> texts)
{
    private const int Batch = 5_000;
    private const string Counted = "campaign:";

    // Long enough for whoever began it to be through.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How many coupons of a campaign are issued, held until the transaction ends.
    /// </summary>
    public static async Task<int> Hold(KiteDb db, Guid campaign, CancellationToken cancel) =>
        (int)(await Counter.Take(db, $"{Counted}{campaign}", 0, cancel) - 1);

    /// <summary>How many coupons of each campaign to a segment are issued.</summary>
    public static async Task<Dictionary<Guid, int>> IssuedOf(
        KiteDb db, CancellationToken cancel) =>
        (await db.Set<Counter>().AsNoTracking()
            .Where(c => c.Name.StartsWith(Counted)).ToListAsync(cancel))
        .ToDictionary(c => Guid.Parse(c.Name[Counted.Length..]), c => (int)c.Last);

    /// <summary>How many coupons of one campaign to a segment are issued.</summary>
    public static async Task<int> IssuedOf(
        KiteDb db, Guid campaign, CancellationToken cancel) =>
        (int)await Counter.LastOf(db, $"{Counted}{campaign}", cancel);

    /// <summary>Takes up what a killed process has left half-way.</summary>
    public async Task Run(CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Patience;
        var drawn = await db.CouponCampaigns.AsNoTracking()
            .Where(c => c.SegmentId != null && c.MadeAt < before)
            .OrderBy(c => c.FirstNumber).ToListAsync(cancel);
        if (drawn.Count == 0) return;

        var issued = await IssuedOf(db, cancel);
        Exception? trouble = null;
        foreach (var campaign in drawn.Where(c => issued.GetValueOrDefault(c.Id) < c.Coupons))
        {
            // One that cannot go on holds up nobody else's, and is told at the end.
            try
            {
                await Run(campaign, cancel);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                db.ChangeTracker.Clear();
                trouble ??= fault;
            }
        }
        if (trouble is not null) ExceptionDispatchInfo.Throw(trouble);
    }

    public async Task Run(CouponCampaign campaign, CancellationToken cancel)
    {
        var kind = await db.CouponKinds.AsNoTracking().SingleAsync(
            k => k.Id == campaign.KindId && k.Number == campaign.KindNumber, cancel);
        var store = (await desk.StoreOf(campaign.StoreNumber, cancel)).Value;
        var issue = new CouponIssue(
            CouponOrigin.Campaign, store.Number, store.BusinessDay.Of(campaign.MadeAt),
            campaign.MadeAt)
        {
            By = campaign.MadeBy, Campaign = campaign.Id,
        };
        while (await Next(campaign, kind, issue, cancel)) { }
    }

    private async Task<bool> Next(
        CouponCampaign campaign, CouponKind kind, CouponIssue issue, CancellationToken cancel)
    {
        var done = await IssuedOf(db, campaign.Id, cancel);
        if (done >= campaign.Coupons) return false;

        // Drawn and sealed before anything is held: that is most of the work.
        var codes = mint.Draw(Math.Min(Batch, campaign.Coupons - done), cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        // Someone else has gone on meanwhile: it is looked at again.
        if (await Hold(db, campaign.Id, cancel) != done) return true;

        var (id, last) = (campaign.Id, done + codes.Count);
        var draws = await db.CouponDraws.AsNoTracking()
            .Where(d => d.CampaignId == id && d.Place > done && d.Place <= last)
            .OrderBy(d => d.Place).ToListAsync(cancel);
        var holders = await Holders(draws, cancel);
        var objecting = await eligible.Objecting(cancel);
        var rows = draws.Zip(codes, (draw, code) =>
        {
            var holder = holders.GetValueOrDefault(draw.CustomerId);
            var coupon = CouponMint.Make(
                code, kind, issue, holder, campaign.FirstNumber + draw.Place - 1);
            if (holder is null || objecting.Contains(holder.Number)) Withdraw(coupon);
            return coupon;
        });
        await BulkWriter.Write(db, rows.ToList(), cancel);
        await Counter.Take(db, $"{Counted}{campaign.Id}", codes.Count, cancel);
        await whole.CommitAsync(cancel);
        return true;
    }

    // Who has objected since the draw, or is gone, is given nothing: what lies there for them is
    // worth nothing to anyone.
    private void Withdraw(Coupon coupon)
    {
        coupon.WithdrawnAt = clock.GetUtcNow();
        coupon.WithdrawnBy = coupon.IssuedBy;
        coupon.WithdrawnFor = texts["campaign.objected"];
    }

    // Held, so that nobody merges them before their coupon is there to follow.
    private async Task<Dictionary<Guid, CouponHolder>> Holders(
        List<CouponDraw> draws, CancellationToken cancel)
    {
        var ids = draws.ConvertAll(d => d.CustomerId);
        await db.Hold(ids, cancel);
        var merged = (await db.Set<Customer>().AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.Id))
            .Select(c => new { c.Id, IsMerged = c.MergedInto != null }).ToListAsync(cancel))
            .ToDictionary(c => c.Id, c => c.IsMerged);
        var holders = new Dictionary<Guid, CouponHolder>(draws.Count);
        foreach (var draw in draws.Where(d => merged.ContainsKey(d.CustomerId)))
        {
            var survivor = merged[draw.CustomerId]
                ? await db.HeldSurvivorFor(draw.CustomerNumber, cancel)
                : null;
            holders[draw.CustomerId] = survivor is null
                ? new(draw.CustomerId, draw.CustomerNumber, RecordedUnder: 0)
                : new(
                    survivor.Customer.Id, survivor.Customer.Number, survivor.RecordedUnder);
        }
        return holders;
    }
}

/// <summary>Looks every minute for campaigns that a killed process has left half-way.</summary>
internal sealed class CampaignWork(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<CampaignWork> log)
    : RegularWork(scopes, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(1);

    protected override Task Look(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<FinishCampaigns>().Run(cancel);
}
