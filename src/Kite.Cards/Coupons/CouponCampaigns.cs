using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// How many coupons of which kind are issued at once, and under which name; or to the customers of
/// which <c>segment</c>, of whom <c>holdOutPercent</c> are left out by chance (10 unless said
/// otherwise). <c>id</c> is the key of such a campaign, for who has asked for its size before.
/// </summary>
public sealed record CampaignFacts(
    string? Name = null, Guid? KindId = null, int? Coupons = null, int? StoreNumber = null,
    Guid? Segment = null, int? HoldOutPercent = null, Guid? Id = null);

/// <summary>Many coupons that were issued at once, as they are shown.</summary>
public sealed record CampaignView(
    Guid Id, string Name, Guid KindId, string Kind, int Coupons, long FirstNumber, string MadeBy,
    DateTimeOffset MadeAt)
{
    /// <summary>How many are issued so far.</summary>
    public int Issued { get; init; }

    /// <summary>The segment to whose customers it went; absent for who may not see it.</summary>
    public Guid? Segment { get; init; }
    public string? SegmentName { get; init; }
    public int? HoldOutPercent { get; init; }
    public int? LeftOut { get; init; }

    /// <summary>How many of the segment were not drawn, because they had objected.</summary>
    public int? Objecting { get; init; }

    internal static CampaignView Of(CouponCampaign c, string kind, int issued, bool seesSegment) =>
        new(c.Id, c.Name, c.KindId, kind, c.Coupons, c.FirstNumber, c.MadeBy, c.MadeAt)
        {
            Issued = issued,
            Segment = seesSegment ? c.SegmentId : null,
            SegmentName = seesSegment ? c.SegmentName : null,
            HoldOutPercent = seesSegment ? c.HoldOutPercent : null,
            LeftOut = seesSegment ? c.LeftOut : null,
            Objecting = seesSegment ? c.Objecting : null,
        };
}

/// <summary>
/// Issues many coupons at once, up to a hundred thousand: all of them or none; or one each to the
/// customers of a segment. Their codes are taken along as a file, or printed.
/// </summary>
internal sealed class CouponCampaigns(
    KiteDb db, CardDesk desk, CouponMint mint, TakeList take, TimeProvider clock,
    IStringLocalizer<Texts> texts, IssueToSegment segments, EligibleCustomers eligible)
{
    private const int Batch = 5_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/coupon-campaigns",
                async (CouponCampaigns all, Asker asker, CancellationToken cancel) =>
                    (await all.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Lists the campaigns of coupons, the newest first");
        api.MapGet(
                "/coupon-campaigns/export",
                async (
                    Choice<SheetFormat>? format, CouponCampaigns all, Asker asker,
                    CancellationToken cancel) =>
                    (await all.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The campaigns of coupons as a file: format csv or xlsx");
        api.MapPost(
                "/coupon-campaigns",
                async (
                    CampaignFacts facts, CouponCampaigns all, Asker asker,
                    CancellationToken cancel) =>
                    (await all.Issue(asker, facts, cancel))
                        .ToCreated(c => $"/coupons?campaign={c.Id}"))
            .Needing(May.IssueCoupons)
            .Idempotent()
            .WithSummary("Issues many coupons at once, or one each to a segment; up to 100,000");
    }

    public async Task<Result<Page<CampaignView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);

        var kinds = (await db.CouponKinds.AsNoTracking().ToListAsync(cancel))
            .ToDictionary(k => (k.Id, k.Number), k => k.Name);
        var all = await db.CouponCampaigns.AsNoTracking()
            .OrderByDescending(c => c.FirstNumber).ToListAsync(cancel);
        var issued = await FinishCampaigns.IssuedOf(db, cancel);
        var seen = new Dictionary<Guid, bool>();
        foreach (var id in all.Select(c => c.SegmentId).OfType<Guid>().Distinct())
            seen[id] = await eligible.MaySee(asker, id, cancel);
        return new Page<CampaignView>(
            all.ConvertAll(c => CampaignView.Of(
                c, kinds[(c.KindId, c.KindNumber)],
                c.SegmentId is null ? c.Coupons : issued.GetValueOrDefault(c.Id),
                c.SegmentId is { } segment && seen[segment])),
            Next: null);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Run(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "coupon-campaigns", format, all.Value.Items,
            [
                (texts["campaign.name"], c => c.Name),
                (texts["coupon.kind"], c => c.Kind),
                (texts["campaign.segment"], c => c.SegmentName),
                (texts["campaign.coupons"], c => c.Coupons),
                (texts["campaign.left-out"], c => c.LeftOut),
                (texts["campaign.made"], c => c.MadeAt),
                (texts["campaign.by"], c => c.MadeBy),
            ],
            cancel);
    }

    public async Task<Result<CampaignView>> Issue(
        Asker asker, CampaignFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.IssueCoupons)) return new NotAllowed(May.IssueCoupons);
        var name = facts.Name?.Trim() ?? "";
        if (Faults(name, facts).ToList() is { Count: > 0 } faults) return new BadInput(faults);
        var kind = facts.KindId is { } id ? await db.NewestCouponKind(id, cancel) : null;
        if (kind is null) return new BadInput("kindId", new NoSuchCouponKind($"{facts.KindId}"));
        if (kind.IsNamed && facts.Segment is null)
            return new BadInput("kindId", new CouponIsForSomebody(kind.Name));
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        if (facts.Segment is not null)
            return await ToSegment(asker, facts, kind, store.Value, cancel);
        if (await IsTaken(name, cancel)) return new BadInput("name", new CampaignNameIsTaken(name));

        // Drawn and sealed before anything is held: that is most of the work.
        var codes = mint.Draw(facts.Coupons!.Value, cancel);
        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var made = await Write(asker, name, kind, store.Value, codes, cancel);
        if (made.Refusal is null && whole is not null) await whole.CommitAsync(cancel);
        return made;
    }

    private async Task<Result<CampaignView>> ToSegment(
        Asker asker, CampaignFacts facts, CouponKind kind, Store store, CancellationToken cancel)
    {
        var made = await segments.Run(asker, facts, kind, store, cancel);
        return made.Refusal is { } no
            ? no
            : CampaignView.Of(made.Value, kind.Name, made.Value.Coupons, seesSegment: true);
    }

    private async Task<Result<CampaignView>> Write(
        Asker asker, string name, CouponKind kind, Store store, List<FreshCode> codes,
        CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var day = store.BusinessDay.Of(at);
        var taken = await CouponMint.Take(db, kind, codes.Count, day, cancel);
        if (taken.Refusal is { } no) return new BadInput("coupons", no);
        // Looked at again while the budget is held: the same name may have come meanwhile.
        if (await IsTaken(name, cancel)) return new BadInput("name", new CampaignNameIsTaken(name));

        var campaign = new CouponCampaign
        {
            Name = name,
            KindId = kind.Id,
            KindNumber = kind.Number,
            Coupons = codes.Count,
            FirstNumber = taken.Value.Number,
            StoreNumber = store.Number,
            MadeBy = asker.Name,
            MadeAt = at,
        };
        var issue = new CouponIssue(CouponOrigin.Campaign, store.Number, day, at)
        {
            By = asker.Name, Campaign = campaign.Id,
        };
        foreach (var (batch, from) in codes.Chunk(Batch).Select((b, i) => (b, i * Batch)))
        {
            var rows = batch.Select((code, i) => CouponMint.Make(
                code, kind, issue, holder: null, taken.Value.Number + from + i));
            await BulkWriter.Write(db, rows.ToList(), cancel);
        }
        // Last, so that the trail is not kept from others for as long as that takes.
        db.Add(campaign);
        await db.SaveChangesAsync(cancel);
        return CampaignView.Of(campaign, kind.Name, campaign.Coupons, seesSegment: false);
    }

    private Task<bool> IsTaken(string name, CancellationToken cancel) =>
        db.CouponCampaigns.AnyAsync(c => c.Name == name, cancel);

    private static IEnumerable<Fault> Faults(string name, CampaignFacts facts)
    {
        if (name.Length is 0 or > CouponKind.LongestName)
            yield return new("name", new NameIsMissing(CouponKind.LongestName));
        if (facts.Segment is not null)
        {
            if (facts.Coupons is not null) yield return new("coupons", new EachGetsOneCoupon());
            if (IssueToSegment.Fault(facts.HoldOutPercent) is { } far) yield return far;
            yield break;
        }
        if (facts.Coupons is not (>= 1 and <= CouponCampaign.MostCoupons))
            yield return new("coupons", new OutOfRange(1, CouponCampaign.MostCoupons));
        if (facts.HoldOutPercent is not null)
            yield return new("holdOutPercent", new OnlyOfASegment());
        if (facts.Id is not null) yield return new("id", new OnlyOfASegment());
    }
}
