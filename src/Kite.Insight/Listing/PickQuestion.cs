using System.Globalization;

namespace Kite.Insight;

/// <summary>
/// Whom of the map or the movement: one quarter, one cell, a lasso (<c>visits,coins;…</c>), one
/// customer, or one way (<c>A-B</c>) between two periods; everyone when nothing is named.
/// </summary>
public record PickQuestion : MovementQuestion
{
    public string? Quarter { get; init; }
    public string? Cell { get; init; }
    public string? Lasso { get; init; }

    /// <summary>One customer, by number.</summary>
    public long? Customer { get; init; }

    /// <summary>
    /// A way: two of <c>A</c>, <c>B</c>, <c>C</c>, <c>D</c>, <c>none</c>, and <c>new</c> to begin
    /// with; for <c>none</c> also <c>missed</c> (came the period before) or <c>away</c>.
    /// </summary>
    public string? Move { get; init; }

    /// <summary>
    /// Of a way only those who moved for this reason: <c>more-visits</c>, <c>fewer-visits</c>,
    /// <c>larger-bills</c>, <c>smaller-bills</c>, <c>both</c>, <c>only-older</c>.
    /// </summary>
    public string? Why { get; init; }

    /// <summary>Who bought this: a product's code, or a category by its name.</summary>
    public string? Product { get; init; }

    /// <summary>And this on the same receipt.</summary>
    public string? With { get; init; }

    /// <summary>Whether these are products or categories.</summary>
    public Choice<GoodsLevel>? Level { get; init; }

    /// <summary>Whom a product fits who has not bought it, by its code.</summary>
    public string? Fits { get; init; }

    /// <summary>One class by the share of the revenue: A, B or C.</summary>
    public string? Abc { get; init; }

    /// <summary>Ten years of age: 30-39.</summary>
    public string? Age { get; init; }

    internal bool IsOfProducts => (Product ?? With ?? Fits) is not null;

    /// <summary>Narrowed by what only the map can tell apart.</summary>
    internal bool IsNarrowedOnMap => IsOfProducts || (Abc ?? Age) is not null;

    /// <summary>By net, visits or average; turned round with <c>-down</c>.</summary>
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>The quarter, cell, lasso or way cannot be read.</summary>
internal sealed record NotAPick(string Written) : Refusal;

/// <summary>Only who went a way from one state to another has a reason.</summary>
internal sealed record OnlyAWayHasReasons : Refusal;

/// <summary>Who went a way cannot be kept to goods, classes or ages as well.</summary>
internal sealed record AWayStandsAlone : Refusal;

/// <summary>Reads what was pointed at.</summary>
internal static class Picks
{
    private const int MostCorners = 500;

    public static Result<Selection> Read(PickQuestion question, Thresholds lines)
    {
        if (question.Quarter is { } letter)
        {
            return Choice<Quarter>.TryParse(letter, null, out var quarter)
                ? Selection.Of(quarter.Value, lines)
                : new BadInput("quarter", new NotAPick(letter));
        }
        if (question.Cell is { } cell)
        {
            return CellName.Read(cell) is { } key
                ? Selection.Of(key, lines)
                : new BadInput("cell", new NotAPick(cell));
        }
        if (question.Lasso is { } line)
        {
            return Corners(line) is { } lasso
                ? Selection.Of(lasso)
                : new BadInput("lasso", new NotAPick(line.Length > 60 ? line[..60] : line));
        }
        return question.Customer is { } customer
            ? Selection.Of(customer)
            : Selection.Everyone;
    }

    /// <summary>
    /// A way, and how long those had been away who did not come at first, where that is said.
    /// </summary>
    internal readonly record struct PickedWay(State From, State To, Footing? Was);

    /// <summary>
    /// The way of <c>A-B</c>, <c>none-B</c>, <c>missed-B</c> or <c>B-missed</c>; null when it is
    /// none.
    /// </summary>
    public static PickedWay? Way(string written)
    {
        if (written.Split('-') is not [var from, var to]) return null;

        var (was, gone) = (PlaceName.ReadAbsent(from), PlaceName.ReadAbsent(to));
        var start = was is null ? StateName.Read(from) : State.None;
        var end = gone is null ? StateName.Read(to) : State.None;
        if (start is not { } first || end is not { } second) return null;

        // Whoever came has missed one period; whoever did not is away for longer.
        var hadCome = first is not (State.None or State.New);
        return gone is null || gone is Footing.Missed == hadCome
            ? new PickedWay(first, second, was)
            : null;
    }

    private static Lasso? Corners(string line)
    {
        var corners = new List<Spot>();
        foreach (var corner in line.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (corner.Split(',') is not [var x, var y]
                || !double.TryParse(x, NumberStyles.Float, CultureInfo.InvariantCulture, out var v)
                || !double.TryParse(y, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
                || !double.IsFinite(v) || !double.IsFinite(a))
            {
                return null;
            }
            corners.Add(new(v, a));
        }
        return corners.Count is >= 3 and <= MostCorners ? new Lasso(corners) : null;
    }
}
