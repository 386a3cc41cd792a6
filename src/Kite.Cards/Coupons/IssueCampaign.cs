using System.Security.Cryptography;
using System.Text;
using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// How many coupons of which kind are issued at once, and under which name; or to the customers of
/// which <c>segment</c>, of whom <c>holdOutPercent</c> are left out by chance (10 unless said
/// otherwise). <c>id</c> is the key of such a campaign, for who has asked for its size before.
/// </summary>
public sealed record CampaignFacts(
    string? Name = null, Guid? KindId = null, int? Coupons = null, int? StoreNumber = null,
    Guid? Segment = null, int? HoldOutPercent = null, Guid? Id = null);

/// <summary>A campaign; told again where it was asked for again under its key.</summary>
internal sealed record CampaignTold(CampaignView Campaign, bool IsReplay);

/// <summary>
/// Issues many coupons at once, up to a hundred thousand: all of them or none; or one each to the
/// customers of a segment. Under a key it is done once, and told the same for ever.
/// </summary>
internal sealed class IssueCampaign(
    KiteDb db, CardDesk desk, CouponMint mint, IssueToSegment segments, FinishCampaigns finish,
    CouponCampaigns campaigns, TimeProvider clock)
{
    private const int Batch = 5_000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/coupon-campaigns", Answer)
            .Needing(May.IssueCoupons)
            .WithSummary(
                "Issues many coupons at once, or one each to a segment; up to 100,000. "
                + "It takes an Idempotency-Key");

    public async Task<Result<CampaignView>> Run(
        Asker asker, CampaignFacts facts, CancellationToken cancel)
    {
        var told = await Run(asker, facts, key: null, cancel);
        return told.Refusal is { } no ? no : told.Value.Campaign;
    }

    /// <summary>
    /// The draw is kept with the key, so whoever asks again goes on with the same campaign, even
    /// if the first was killed before its last coupon.
    /// </summary>
    public async Task<Result<CampaignTold>> Run(
        Asker asker, CampaignFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.IssueCoupons)) return new NotAllowed(May.IssueCoupons);
        if (string.IsNullOrEmpty(key)) return Fresh(await Make(asker, facts, null, cancel));
        if (ValueRoutes.FaultIn(key) is { } unfit) return new BadInput([unfit]);

        var claim = new CampaignKey { Key = key, RequestHash = HashOf(facts) };
        if (await Known(asker, claim, cancel) is { } known) return known;
        var made = await Make(asker, facts, claim, cancel);
        if (made.Refusal is null) return Fresh(made);

        // Sent twice at once: whoever came second is told what the first one did.
        db.ChangeTracker.Clear();
        return await Known(asker, claim, cancel) ?? Fresh(made);
    }

    private static Result<CampaignTold> Fresh(Result<CampaignView> made) =>
        made.Refusal is { } no ? no : new CampaignTold(made.Value, IsReplay: false);

    private async Task<Result<CampaignTold>?> Known(
        Asker asker, CampaignKey claim, CancellationToken cancel)
    {
        var first = await db.CampaignKeys.AsNoTracking()
            .SingleOrDefaultAsync(k => k.Key == claim.Key, cancel);
        if (first is null) return null;
        if (!first.RequestHash.AsSpan().SequenceEqual(claim.RequestHash))
            return new KeyWasUsedForAnother(claim.Key);

        var found = await db.CampaignFor(asker, first.CampaignId, cancel);
        if (found.Refusal is { } no) return no;
        if (found.Value.SegmentId is not null) await finish.Run(found.Value, cancel);
        var told = await campaigns.One(asker, first.CampaignId, cancel);
        return told.Refusal is { } barred
            ? barred
            : new CampaignTold(told.Value.Campaign, IsReplay: true);
    }

    private async Task<Result<CampaignView>> Make(
        Asker asker, CampaignFacts facts, CampaignKey? claim, CancellationToken cancel)
    {
        var name = facts.Name?.Trim() ?? "";
        if (Faults(name, facts).ToList() is { Count: > 0 } faults) return new BadInput(faults);
        var kind = facts.KindId is { } id ? await db.NewestCouponKind(id, cancel) : null;
        if (kind is null) return new BadInput("kindId", new NoSuchCouponKind($"{facts.KindId}"));
        if (kind.IsNamed && facts.Segment is null)
            return new BadInput("kindId", new CouponIsForSomebody(kind.Name));
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        if (facts.Segment is not null)
            return await ToSegment(asker, facts, claim, kind, store.Value, cancel);
        if (await IsTaken(name, cancel)) return new BadInput("name", new CampaignNameIsTaken(name));

        // Drawn and sealed before anything is held: that is most of the work.
        var codes = mint.Draw(facts.Coupons!.Value, cancel);
        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        var made = await Write(asker, name, claim, kind, store.Value, codes, cancel);
        if (made.Refusal is null) await whole.CommitAsync(cancel);
        return made;
    }

    private async Task<Result<CampaignView>> ToSegment(
        Asker asker, CampaignFacts facts, CampaignKey? claim, CouponKind kind, Store store,
        CancellationToken cancel)
    {
        var made = await segments.Run(asker, facts, claim, kind, store, cancel);
        return made.Refusal is { } no
            ? no
            : CampaignView.Of(made.Value, kind.Name, made.Value.Coupons);
    }

    private async Task<Result<CampaignView>> Write(
        Asker asker, string name, CampaignKey? claim, CouponKind kind, Store store,
        List<FreshCode> codes, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var day = store.BusinessDay.Of(at);
        var id = Guid.CreateVersion7();
        if (claim is not null && !await db.Claim(claim with { CampaignId = id }, cancel))
            return new KeyWasUsedForAnother(claim.Key);
        var taken = await CouponMint.Take(db, kind, codes.Count, day, cancel);
        if (taken.Refusal is { } no) return new BadInput("coupons", no);
        // Looked at again while the budget is held: the same name may have come meanwhile.
        if (await IsTaken(name, cancel)) return new BadInput("name", new CampaignNameIsTaken(name));

        var campaign = new CouponCampaign
        {
            Id = id,
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
        return CampaignView.Of(campaign, kind.Name, campaign.Coupons);
    }

    private Task<bool> IsTaken(string name, CancellationToken cancel) =>
        db.CouponCampaigns.AnyAsync(c => c.Name == name, cancel);

    private static IEnumerable<Fault> Faults(string name, CampaignFacts facts)
    {
        if (name.Length is 0 or > CouponKind.LongestName
            || name.Contains('\0', StringComparison.Ordinal))
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

    private static byte[] HashOf(CampaignFacts facts) => SHA256.HashData(Encoding.UTF8.GetBytes(
        ValueDesk.Asked(
            "coupon-campaign", 0, facts.Name?.Trim(), facts.KindId, facts.Coupons,
            facts.StoreNumber, facts.Segment, facts.HoldOutPercent, facts.Id)));

    private static async Task<Results<Created<CampaignView>, ProblemHttpResult>> Answer(
        CampaignFacts facts, IssueCampaign issue, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var told = await issue.Run(asker, facts, http.ValueKey(), cancel);
        if (told.Refusal is KeyWasUsedForAnother used) return Http.Problem(422, used);
        if (told.Refusal is { } no) return Http.Problem(no);

        var (campaign, isReplay) = told.Value;
        if (isReplay) http.Response.Headers["Idempotency-Replayed"] = "true";
        return TypedResults.Created($"/api/v1/coupons?campaign={campaign.Id}", campaign);
    }
}

/// <summary>Keys of campaigns: the first to name one has it.</summary>
internal static class CampaignClaims
{
    extension(KiteDb db)
    {
        /// <summary>
        /// Whether the key is free, and from now on this campaign's; a companion waits here until
        /// the first one ends.
        /// </summary>
        public async Task<bool> Claim(CampaignKey claim, CancellationToken cancel)
        {
            object campaign = db.IsPostgres
                ? claim.CampaignId
                : claim.CampaignId.ToByteArray(bigEndian: true);
            return await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO campaign_keys (key, request_hash, campaign_id)
                VALUES ({claim.Key}, {claim.RequestHash}, {campaign})
                ON CONFLICT DO NOTHING
                """,
                cancel) == 1;
        }
    }
}
