using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>The numbers of a service standard as people say them.</summary>
internal static class StandardWords
{
    public static IEnumerable<string> Of(IStringLocalizer texts, ServiceStandard standard)
    {
        if (standard.RhythmDays is { } days) yield return texts["standard.rhythm.line", days];
        if (standard.Priority is { } turn) yield return texts["standard.priority.line", turn];
        if (standard.FirstAnswerHours is { } first)
            yield return texts["standard.answer.line", first];
        if (standard.SolveHours is { } solve) yield return texts["standard.solve.line", solve];
        if (standard.AllotmentPercent is { } share)
            yield return texts["standard.allotment.line", Figures.Percent(share / 100.0)];
    }
}
