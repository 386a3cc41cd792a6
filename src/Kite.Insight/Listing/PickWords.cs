using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Says in words whom a question points at.</summary>
internal sealed class PickWords(IStringLocalizer texts, Currency currency)
{
    /// <summary>Someone may have typed anything into the address.</summary>
    public static bool IsQuarter(string written) =>
        written.ToUpperInvariant() is "A" or "B" or "C" or "D";

    /// <summary>What a product is called.</summary>
    public Func<string, string> Named { get; init; } = code => code;

    /// <summary>The sets of lines there are.</summary>
    public IReadOnlyList<ThresholdSetWhole> Sets { get; init; } = [];

    /// <summary>Quarter A; 3 visits, ¥120–160 a visit; from A to none.</summary>
    public string Whom(PickQuestion q) => string.Join(" · ", [
        .. Bought(q), .. Group(q), .. Place(q),
    ]) is { Length: > 0 } whom ? whom : texts["pick.everyone"];

    private IEnumerable<string> Bought(PickQuestion q)
    {
        if (q.Fits is { } fits) yield return texts["pick.fits", Named(fits)];
        if ((q.Product ?? q.With) is not { } one) yield break;
        yield return q is { Product: not null, With: { } with }
            ? texts["pick.pair", Named(one), Named(with)]
            : texts["pick.product", Named(one)];
    }

    private IEnumerable<string> Group(PickQuestion q)
    {
        if (q.Abc is { } letter) yield return texts["pick.abc", letter];
        if (q.Age is { } age) yield return texts["pick.age", age.Replace('-', '–')];
    }

    private IEnumerable<string> Place(PickQuestion q)
    {
        if (PlaceOf(q) is { } place) yield return place;
    }

    private string? PlaceOf(PickQuestion q) => q switch
    {
        { Move: { } way } => Way(way),
        { Quarter: { } quarter } => texts["pick.quarter", quarter.ToUpperInvariant()],
        { Cell: { } cell } => Cell(cell, q),
        { Lasso: not null } => texts["pick.lasso"],
        { Customer: { } number } => texts["pick.customer", Figures.Count(number)],
        _ => null,
    };

    /// <summary>All that narrows the list besides: days, lines, store, segment.</summary>
    public string Besides(PickQuestion q, Surroundings? around) => string.Join(" · ", [
        .. Days(q.From, q.To),
        .. q.Move is null ? [] : Days(q.ThenFrom, q.ThenTo).Select(d => "→ " + d),
        .. q.Why is { } why && CauseName.Asked.Contains(why, StringComparer.Ordinal)
            ? [texts[$"why.{why}"].Value]
            : (string[])[],
        .. Lines(q),
        .. Narrowed(around?.Stores, q.Store?.ToString(CultureInfo.InvariantCulture)),
        .. Narrowed(around?.Segments, q.Segment?.ToString()),
    ]);

    /// <summary>What a segment was asked of, as it was written down when it was made.</summary>
    public string Origin(string written, Surroundings? around)
    {
        try
        {
            var asked = JsonSerializer.Deserialize<OriginQuestion>(
                written, JsonSerializerOptions.Web);
            return asked is null
                ? ""
                : $"{Whom(asked)} · {Besides(asked, around)}".TrimEnd(' ', '·');
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private string Way(string written) => Picks.Way(written) is { } way
        ? texts[
            "pick.move", Figures.State(way.Was is { } was
                ? PlaceName.Write(was)
                : StateName.Write(way.From)),
            Figures.State(StateName.Write(way.To))]
        : written;

    private string Cell(string written, PickQuestion q)
    {
        if (CellName.Read(written) is not { } key || key.Column >= Scale.Steps
            || key.Row >= Scale.Steps)
        {
            return written;
        }
        var lie = LinesOf(q);
        var cell = Kite.Insight.Cell.Of(
            key, 0, [],
            Thresholds.Fixed(q.Often ?? lie?.Often ?? 0, q.Much ?? lie?.Much.Coins ?? 0));
        var drawn = new MapCell(
            written, key.Quarter.ToString(), cell.Visits.From, cell.Visits.To,
            cell.Average.From, cell.Average.To, 0);
        var visits = texts.Many("map.visits", drawn.VisitsTo is 2 ? 1 : 2, MapWords.Visits(drawn));
        return visits + ", " + texts["map.a-visit", MapWords.Averages(drawn, currency)];
    }

    private IEnumerable<string> Lines(PickQuestion q)
    {
        var lie = LinesOf(q);
        if (q is OriginQuestion { SetName: { } was, SetFrom: { } since })
            yield return texts["lines.used", was, Figures.Day(since)];
        else if (lie is not null)
            yield return texts["lines.used", SetOf(q)!.Set.Name, Figures.Day(lie.From)];
        if ((q.Often ?? lie?.Often) is { } often) yield return texts.Many("map.often", often);
        if ((q.Much ?? lie?.Much.Coins) is { } much)
            yield return texts["map.much", MapWords.Sum(much, currency)];
    }

    private ThresholdSetWhole? SetOf(PickQuestion q) =>
        Guid.TryParse(q.Set, out var id) ? Sets.FirstOrDefault(s => s.Set.Id == id) : null;

    private ThresholdVersionView? LinesOf(PickQuestion q) =>
        SetOf(q)?.On(q.Move is null ? q.To : q.ThenTo);

    private static IEnumerable<string> Days(DateOnly? from, DateOnly? to)
    {
        if (from is { } first && to is { } last
            && Period.Of(first, last) is { Refusal: null, Value: var period })
        {
            yield return Figures.Days(period);
        }
    }

    private static IEnumerable<string> Narrowed(IReadOnlyList<Narrowing>? all, string? key)
    {
        if (key is not null && all is not null && Surroundings.NameOf(all, key) is { } name)
            yield return name;
    }
}
