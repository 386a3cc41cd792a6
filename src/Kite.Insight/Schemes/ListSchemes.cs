using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Shows the schemes of classes: all as they are now, or one with its versions.
/// </summary>
internal sealed class ListSchemes(
    KiteDb db, ListRuns runs, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/class-schemes",
                async (ListSchemes list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The schemes of classes as they are now, with their last runs");
        api.MapGet(
                "/class-schemes/export",
                async (
                    Choice<SheetFormat>? format, ListSchemes list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The schemes of classes as a file: format csv or xlsx");
        api.MapGet(
                "/class-schemes/{id:guid}",
                async (Guid id, ListSchemes list, Asker asker, CancellationToken cancel) =>
                    (await list.Whole(asker, id, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("A scheme of classes with all its versions");
    }

    public async Task<Result<Page<SchemeView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var schemes = await db.SchemesNow(cancel);
        var last = await runs.LastOf(asker, [.. schemes.Select(s => s.SchemeId)], cancel);
        return new Page<SchemeView>(
            schemes.ConvertAll(s => SchemeView.Told(s) with
            {
                LastRun = last.GetValueOrDefault(s.SchemeId),
            }),
            Next: null);
    }

    public async Task<Result<SchemeWhole>> Whole(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var versions = await db.ClassSchemes.AsNoTracking().Where(s => s.SchemeId == id)
            .OrderByDescending(s => s.Version).ToListAsync(cancel);
        if (versions.Count == 0) return new NoSuchClassScheme(id);
        var last = await runs.LastOf(asker, [id], cancel);
        var views = versions.ConvertAll(SchemeView.Told);
        return new SchemeWhole(views[0] with { LastRun = last.GetValueOrDefault(id) }, views);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Run(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "class-schemes", format,
            all.Value.Items.SelectMany(s => s.Classes.Select((c, i) => (Scheme: s, Class: c, i))),
            [
                (texts["scheme.name"], r => r.Scheme.Name),
                (texts["scheme.version"], r => r.Scheme.Version),
                (texts["scheme.of"], r => texts[$"scheme.of.{r.Scheme.ShareOf}"].Value),
                (texts["scheme.months"], r => r.Scheme.Months),
                (texts["scheme.class"], r => r.Class.Name),
                (texts["scheme.bound"], r =>
                    r.i < r.Scheme.Bounds.Count ? r.Scheme.Bounds[r.i] : 100),
                (texts["scheme.stars"], r => r.Class.Stars),
                (texts["standard.says"], r => r.Class.Standard.Says),
                (texts["standard.rhythm"], r => r.Class.Standard.RhythmDays),
                (texts["standard.priority"], r => r.Class.Standard.Priority),
                (texts["standard.answer"], r => r.Class.Standard.FirstAnswerHours),
                (texts["standard.solve"], r => r.Class.Standard.SolveHours),
                (texts["standard.allotment"], r => r.Class.Standard.AllotmentPercent),
            ],
            cancel);
    }
}
