using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// Keeps the rules of points. A version is never changed: whoever wants another rule says so from
/// a day on, so that what was given before can always be explained by what held then.
/// </summary>
internal sealed class KeepPointRules(
    KiteDb db, TakeList take, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int Most = 100;
    private const int MostVersions = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/point-rules",
                async (KeepPointRules keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("The rules of points with all their versions, the latest first");
        api.MapGet(
                "/point-rules/export",
                async (
                    Choice<SheetFormat>? format, KeepPointRules keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The rules of points as a file: format csv or xlsx");
        api.MapPost(
                "/point-rules",
                async (
                    PointRuleFacts facts, KeepPointRules keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Add(asker, facts, cancel)).ToCreated(r => $"/point-rules/{r.Id}"))
            .Needing(May.ManageCardKinds)
            .Idempotent()
            .WithSummary("Makes a rule of points");
        api.MapPost(
                "/point-rules/{id:guid}/versions",
                async (
                    Guid id, PointRuleFacts facts, KeepPointRules keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Begin(asker, id, facts, cancel))
                        .ToCreated(r => $"/point-rules/{r.Id}"))
            .Needing(May.ManageCardKinds)
            .Idempotent()
            .WithSummary("Says how a rule of points is from a day on, today or later");
    }

    public async Task<Result<Page<PointRuleView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);

        var today = await Today(cancel);
        var all = await db.PointRules.AsNoTracking().ToListAsync(cancel);
        return new Page<PointRuleView>(
            [
                .. all.GroupBy(r => r.Id).Select(rule => PointRuleView.Of(rule, today))
                    .OrderBy(r => r.Now is null).ThenBy(r => r.Kind)
                    .ThenBy(r => r.Name, StringComparer.CurrentCulture),
            ],
            Next: null);
    }

    public async Task<Result<PointRuleView>> Add(
        Asker asker, PointRuleFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageCardKinds)) return new NotAllowed(May.ManageCardKinds);
        var rules = await db.PointRules.Select(r => r.Id).Distinct().CountAsync(cancel);
        return rules >= Most
            ? new BadInput("name", new NoRoomForMore(Most))
            : await Write(asker, [], facts with { IsOff = false }, cancel);
    }

    public async Task<Result<PointRuleView>> Begin(
        Asker asker, Guid id, PointRuleFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageCardKinds)) return new NotAllowed(May.ManageCardKinds);
        var versions = await db.PointRules.AsNoTracking().Where(r => r.Id == id)
            .OrderBy(r => r.Number).ToListAsync(cancel);
        if (versions.Count == 0) return new NoSuchPointRule($"{id}");
        if (versions.Count >= MostVersions)
            return new BadInput("firstDay", new NoRoomForMore(MostVersions));
        if (facts.Kind is { } kind && kind != versions[0].Kind)
            return new BadInput("kind", new RuleKeepsItsKind());
        return await Write(asker, versions, facts with { Kind = versions[0].Kind }, cancel);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Run(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "point-rules", format,
            all.Value.Items.SelectMany(r => r.Versions.Select(v => (Rule: r, Version: v))),
            [
                (texts["rule.name"], r => r.Version.Name),
                (texts["rule.kind"], r => texts[$"rule.kind.{r.Rule.Kind}"].Value),
                (texts["rule.version"], r => r.Version.Version),
                (texts["rule.first-day"], r => r.Version.FirstDay),
                (texts["rule.last-day"], r => r.Version.LastDay),
                (texts["rule.off"], r => r.Version.IsOff),
                (texts["rule.says"], r => RuleWords.Of(texts, r.Rule.Kind, r.Version)),
                (texts["rule.made-by"], r => r.Version.MadeBy),
            ],
            cancel);
    }

    private async Task<Result<PointRuleView>> Write(
        Asker asker, List<PointRule> before, PointRuleFacts facts, CancellationToken cancel)
    {
        var currency = (await db.For(asker).BusinessAsync(cancel)).Currency;
        if (facts.Faults(currency).ToList() is { Count: > 0 } faults) return new BadInput(faults);
        var today = await Today(cancel);
        if (facts.FirstDay < today) return new BadInput("firstDay", new RuleOfThePastStays(today));
        if (facts.LastDay < today)
            return new BadInput("lastDay", new RuleEndsBeforeItBegins());
        if (await Unknown(facts, cancel) is { } unknown) return new BadInput("cardKinds", unknown);
        var made = facts.Version(before.LastOrDefault(), today, currency) with
        {
            MadeBy = asker.Name,
            MadeAt = clock.GetUtcNow(),
        };
        if (await db.PointRules.AnyAsync(r => r.Name == made.Name && r.Id != made.Id, cancel))
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
        return PointRuleView.Of(before.Append(made), today);
    }

    private async Task<Refusal?> Unknown(PointRuleFacts facts, CancellationToken cancel)
    {
        Guid[] named = [.. (facts.CardKinds ?? []).Distinct()];
        if (named.Length == 0) return null;
        var known = await db.CardKinds.CountAsync(k => named.Contains(k.Id), cancel);
        return known == named.Length ? null : new NoSuchCardKind("");
    }

    private async Task<DateOnly> Today(CancellationToken cancel) =>
        (await db.BusinessAsync(cancel)).Today(clock);
}
