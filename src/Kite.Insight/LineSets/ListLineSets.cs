using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Shows the sets of lines: all of them, one with its history, or as a file.</summary>
internal sealed class ListLineSets(
    KiteDb db, TimeProvider clock, TakeList take, IStringLocalizer<Texts> texts)
{
    public async Task<Result<Page<ThresholdSetView>>> Run(
        Asker asker, bool? retired, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return new Page<ThresholdSetView>(
            [
                .. (await db.AllLines(cancel))
                    .Where(l => retired is null || l.Set.IsRetired == retired)
                    .Select(l => ThresholdSetView.Of(l, today)),
            ],
            Next: null);
    }

    public async Task<Result<ThresholdSetWhole>> Whole(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var lines = await db.LinesOf(id, cancel);
        return lines is null
            ? new NoSuchThresholdSet($"{id}")
            : ThresholdSetWhole.Of(lines, (await db.BusinessAsync(cancel)).Today(clock));
    }

    /// <summary>All sets with all that they ever were, a row for each version.</summary>
    public async Task<Result<Export>> Export(
        Asker asker, bool? retired, SheetFormat? format, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return await take.Run(
            asker, "threshold-sets", format,
            (await db.AllLines(cancel))
                .Where(l => retired is null || l.Set.IsRetired == retired)
                .Select(l => ThresholdSetWhole.Of(l, today))
                .SelectMany(w => w.Versions.Select(v => (w.Set, Line: v))),
            [
                (texts["lines.name"], r => r.Set.Name),
                (texts["lines.version"], r => r.Line.Number),
                (texts["lines.from"], r => r.Line.From),
                (texts["lines.often"], r => r.Line.Often),
                (texts["lines.much"], r => r.Line.Much),
                (texts["lines.currency"], r => r.Set.Currency),
                (texts["lines.months"], r => r.Line.Months),
                (texts["lines.state"],
                    r => texts[$"lines.state.{LineSetWords.State(r.Set)}"].Value),
                (texts["segment.by"], r => r.Line.MadeBy),
            ],
            cancel);
    }
}

/// <summary>How a set of lines is spoken of.</summary>
internal static class LineSetWords
{
    public static string State(ThresholdSetView set) =>
        set.IsRetired ? "retired" : set.IsStandard ? "standard" : "used";
}
