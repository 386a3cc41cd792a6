using System.Globalization;

namespace Kite.Insight;

/// <summary>A month on the chart: what came, what was expected, and the bounds of that.</summary>
public sealed record ChartMonth(DateOnly Month, long? Came, ForecastMonthView? Foreseen);

/// <summary>Where months and figures lie on a drawing 1000 wide and 300 high.</summary>
internal sealed class ForecastAxis
{
    private const double Width = 1000;
    private const double Height = 300;
    private const int MostSteps = 5;

    private readonly IReadOnlyList<ChartMonth> months;
    private readonly double low;
    private readonly double high;

    public ForecastAxis(IReadOnlyList<ChartMonth> months)
    {
        this.months = months;
        var all = months.SelectMany(Figures).DefaultIfEmpty(0).ToList();
        Step = StepFor(Math.Max(all.Max(), 0) - Math.Min(all.Min(), 0));
        low = Math.Floor(Math.Min(all.Min(), 0) / Step) * Step;
        high = Math.Max(Math.Ceiling(all.Max() / Step) * Step, low + Step);
    }

    public double Step { get; }

    public IEnumerable<long> Ticks
    {
        get
        {
            for (var at = low; at <= high + Step / 2; at += Step) yield return (long)at;
        }
    }

    public double Y(double value) => Height - (value - low) / (high - low) * Height;

    public double X(int index) =>
        months.Count < 2 ? Width / 2 : (index + 0.5) * Width / months.Count;

    public double BarWidth => 0.62 * Width / Math.Max(1, months.Count);

    /// <summary>The area between two bounds of all months that are foreseen.</summary>
    public string Band(
        Func<ForecastMonthView, ForecastFigure> below,
        Func<ForecastMonthView, ForecastFigure> above)
    {
        var all = Foreseen();
        if (all.Count == 0) return "";
        var up = all.Select(m => Point(m.Index, above(m.Of).Amount));
        var down = all.AsEnumerable().Reverse().Select(m => Point(m.Index, below(m.Of).Amount));
        return "M" + string.Join('L', up.Concat(down)) + "Z";
    }

    public string Line()
    {
        var all = Foreseen();
        return all.Count == 0
            ? ""
            : "M" + string.Join('L', all.Select(m => Point(m.Index, m.Of.Expected.Amount)));
    }

    public static string N(double number) =>
        Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);

    private List<(int Index, ForecastMonthView Of)> Foreseen() =>
    [
        .. months.Select((m, i) => (i, m.Foreseen)).Where(m => m.Foreseen is not null)
            .Select(m => (m.i, m.Foreseen!)),
    ];

    private string Point(int index, long value) => $"{N(X(index))} {N(Y(value))}";

    private static IEnumerable<double> Figures(ChartMonth month)
    {
        if (month.Came is { } came) yield return came;
        if (month.Foreseen is not { } foreseen) yield break;
        yield return foreseen.Low95.Amount;
        yield return foreseen.High95.Amount;
    }

    private static double StepFor(double span)
    {
        var rough = Math.Max(span, 1) / MostSteps;
        var ten = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 5, 10 }.Select(s => s * ten).First(s => s >= rough);
        return Math.Max(1, step);
    }
}
