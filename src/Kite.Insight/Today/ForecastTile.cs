using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>What this month is expected to bring, and what has come so far.</summary>
internal sealed class ForecastTile(OpenForecast open, IStringLocalizer<Texts> texts) : ITile
{
    public string Key => "forecast";
    public string Permission => May.ReadInsight;
    public IReadOnlyList<Role> UsuallyFor { get; } =
        [Role.Owner, Role.Manager, Role.SalesManager, Role.Finance];

    public int Order => 50;
    public string Title => texts["forecast.title"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        var read = await open.Run(asker, new() { Store = question.Store, Months = 2 }, cancel);
        if (read.Refusal is { } no) return no;

        var href = AddressLine.Write("/insight/forecast", ("store", question.Store));
        var view = read.Value;
        return new TileView(
            Key, Title,
            [
                new(texts["tile.so-far"], href) { Money = view.SoFar.Net },
                .. view.Months.Select(m => new TileFigure(
                    texts["tile.expected", ForecastChart.Word(m.Month)], href)
                {
                    Money = m.Expected.Net,
                }),
            ],
            view.Months is [var first, ..]
                ? texts["tile.expected.between", ForecastTable.Range(first.Low80, first.High80)]
                : texts["forecast.reason.TooFewMonths"].Value);
    }
}
