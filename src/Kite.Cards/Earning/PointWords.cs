using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Says in words how points were reckoned.</summary>
internal sealed class PointWords(IStringLocalizer<Texts> texts)
{
    /// <summary>The rule in its version, and its arithmetic or why it gave nothing.</summary>
    public string Of(PointStepView step)
    {
        var rule = texts["points.rule", step.Name, step.Version];
        return step.Missed is { } missed
            ? $"{rule}: {texts[$"points.missed.{missed}"]}{Beside(step)}"
            : $"{rule}: {Sum(step)}";
    }

    public string All(PointReceipt receipt) => string.Join("; ", receipt.Steps.Select(Of));

    private string Sum(PointStepView s) => s.Kind switch
    {
        PointRuleKind.Amount => texts[
            "points.sum.Amount", Exact(s.Of), Exact(s.Every), Count(s.Times), Exact(s.Rest),
            Count(s.PointsEach), Count(s.Points)],
        PointRuleKind.Visits => texts[
            "points.sum.Visits", Count(s.VisitsBefore + 1), Count(s.Points)],
        PointRuleKind.LargeBill => texts[
            "points.sum.LargeBill", Exact(s.Of), Exact(s.Every), Count(s.Points)],
        PointRuleKind.Multiplier => texts[
            "points.sum.Multiplier", Count(s.OfPoints), s.Percent ?? 0, Count(s.Points)],
        PointRuleKind.Lasting => texts["points.sum.Lasting", Count(s.Days)],
        PointRuleKind.Worth => texts[
            "points.sum.Worth", Count(s.OfPoints), Count(s.PointsEach), Count(s.Times),
            Exact(s.Every), Exact(s.Of)],
    };

    // Too small by how much, and for which visit it would have been.
    private static string Beside(PointStepView s) => s switch
    {
        { Missed: Missed.TooSmall, Of: { } of, Every: { } every } =>
            $" ({Figures.Exact(of)} < {Figures.Exact(every)})",
        { Missed: Missed.NotThisVisit, VisitsBefore: { } before, Times: { } turn } =>
            $" ({Count(before + 1)} / {Count(turn)})",
        _ => "",
    };

    private static string Exact(Money? money) => money is { } m ? Figures.Exact(m) : "";

    private static string Count(long? number) => Figures.Count(number ?? 0);
}
