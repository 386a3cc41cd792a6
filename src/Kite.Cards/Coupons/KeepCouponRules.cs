using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// Keeps the rules by which purchases bring coupons: spend so much, get one. A version is never
/// changed; whoever wants another rule says so from a day on.
/// </summary>
internal sealed class KeepCouponRules(
    KiteDb db, TakeList take, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int Most = 100;
    private const int MostVersions = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/coupon-rules",
                async (KeepCouponRules keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("The rules that give coupons, with all their versions");
        api.MapGet(
                "/coupon-rules/export",
                async (
                    Choice<SheetFormat>? format, KeepCouponRules keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The rules that give coupons as a file: format csv or xlsx");
        api.MapPost(
                "/coupon-rules",
                async (
                    CouponRuleFacts facts, KeepCouponRules keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Add(asker, facts, cancel)).ToCreated(r => $"/coupon-rules/{r.Id}"))
            .Needing(May.ManageCardKinds)
            .Idempotent()
            .WithSummary("Makes a rule that gives coupons for purchases");
        api.MapPost(
                "/coupon-rules/{id:guid}/versions",
                async (
                    Guid id, CouponRuleFacts facts, KeepCouponRules keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Begin(asker, id, facts, cancel))
                        .ToCreated(r => $"/coupon-rules/{r.Id}"))
            .Needing(May.ManageCardKinds)
            .Idempotent()
            .WithSummary("Says how a rule of coupons is from a day on, today or later");
    }

    public async Task<Result<Page<CouponRuleView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);

        var (today, kinds) = (await Today(cancel), await Kinds(cancel));
        var all = await db.CouponRules.AsNoTracking().ToListAsync(cancel);
        return new Page<CouponRuleView>(
            [
                .. all.GroupBy(r => r.Id).Select(rule => CouponRuleView.Of(rule, kinds, today))
                    .OrderBy(r => r.Now is null)
                    .ThenBy(r => r.Name, StringComparer.CurrentCulture),
            ],
            Next: null);
    }

    public async Task<Result<CouponRuleView>> Add(
        Asker asker, CouponRuleFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageCardKinds)) return new NotAllowed(May.ManageCardKinds);
        var rules = await db.CouponRules.Select(r => r.Id).Distinct().CountAsync(cancel);
        return rules >= Most
            ? new BadInput("name", new NoRoomForMore(Most))
            : await Write(asker, [], facts with { IsOff = false }, cancel);
    }

    public async Task<Result<CouponRuleView>> Begin(
        Asker asker, Guid id, CouponRuleFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageCardKinds)) return new NotAllowed(May.ManageCardKinds);
        var versions = await db.CouponRules.AsNoTracking().Where(r => r.Id == id)
            .OrderBy(r => r.Number).ToListAsync(cancel);
        if (versions.Count == 0) return new NoSuchCouponRule($"{id}");
        return versions.Count >= MostVersions
            ? new BadInput("firstDay", new NoRoomForMore(MostVersions))
            : await Write(asker, versions, facts, cancel);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Run(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "coupon-rules", format, all.Value.Items.SelectMany(r => r.Versions),
            [
                (texts["rule.name"], r => r.Name), (texts["rule.version"], r => r.Version),
                (texts["rule.first-day"], r => r.FirstDay),
                (texts["rule.last-day"], r => r.LastDay), (texts["rule.off"], r => r.IsOff),
                (texts["coupon-rule.least"], r => r.Least), (texts["coupon.kind"], r => r.Kind),
                (texts["coupon-rule.most"], r => r.MostEach),
                (texts["rule.made-by"], r => r.MadeBy),
            ],
            cancel);
    }

    private async Task<Result<CouponRuleView>> Write(
        Asker asker, List<CouponRule> before, CouponRuleFacts facts, CancellationToken cancel)
    {
        var currency = (await db.For(asker).BusinessAsync(cancel)).Currency;
        var today = await Today(cancel);
        var faults = facts.Faults(currency, today).ToList();
        var kind = facts.KindId is { } id ? await db.NewestCouponKind(id, cancel) : null;
        if (kind is null)
            faults.Add(new("kindId", new NoSuchCouponKind($"{facts.KindId}")));
        if (faults.Count > 0) return new BadInput(faults);
        var made = facts.Version(before.LastOrDefault(), today, currency) with
        {
            MadeBy = asker.Name,
            MadeAt = clock.GetUtcNow(),
        };
        if (await db.CouponRules.AnyAsync(r => r.Name == made.Name && r.Id != made.Id, cancel))
            return new BadInput("name", new RuleNameIsTaken(made.Name));

        db.Add(made);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone else made this version a moment ago.
            return new ChangedMeanwhile(made.Number - 1, made.Number);
        }
        return CouponRuleView.Of(before.Append(made), await Kinds(cancel), today);
    }

    private async Task<Dictionary<Guid, string>> Kinds(CancellationToken cancel) =>
        (await db.NewestCouponKinds(cancel)).ToDictionary(k => k.Id, k => k.Name);

    private async Task<DateOnly> Today(CancellationToken cancel) =>
        (await db.BusinessAsync(cancel)).Today(clock);
}
