namespace Kite.Sample;

/// <summary>What makes a time of the year busy or quiet for a kind of guest.</summary>
internal enum Swing
{
    Work,
    Feast,
    Travel,
    Trade,
}

/// <summary>The hours in which a kind of guest comes, in minutes after midnight.</summary>
internal sealed record Hours(int From, int To)
{
    public static readonly Hours Breakfast = new(7 * 60, 9 * 60 + 40);
    public static readonly Hours Lunch = new(11 * 60 + 20, 13 * 60 + 50);
    public static readonly Hours Tea = new(14 * 60 + 30, 17 * 60);
    public static readonly Hours Dinner = new(17 * 60 + 30, 20 * 60 + 50);
    public static readonly Hours Night = new(21 * 60 + 40, 26 * 60);
    public static readonly Hours Dispatch = new(5 * 60 + 30, 10 * 60);
}

/// <summary>A way of being a guest: how often, how much, when and where.</summary>
internal sealed record Habit(string Name, Swing Swing)
{
    /// <summary>How many of the guests of old and of the new ones live like this.</summary>
    public double Old { get; init; }
    public double New { get; init; }

    /// <summary>Visits in half a year, and how far people differ.</summary>
    public double Visits { get; init; }
    public double VisitsSpread { get; init; } = 0.4;

    /// <summary>Yuan a visit, and how far people differ.</summary>
    public double Spend { get; init; }
    public double SpendSpread { get; init; } = 0.3;

    /// <summary>The chance to stay away for good within half a year.</summary>
    public double Leaves { get; init; }

    /// <summary>Monday to Sunday; 1 is the middle of the week's days.</summary>
    public IReadOnlyList<double> Week
    {
        get;
        init => field = [.. value.Select(day => day * 7 / value.Sum())];
    } = [];

    /// <summary>Old Town, Harbour, Station, Wholesale.</summary>
    public IReadOnlyList<double> Stores { get; init; } = [];

    /// <summary>What they come for; the first is what they come for most.</summary>
    public IReadOnlyList<Hours> Hours { get; init; } = [];

    /// <summary>What they may turn into each half-year, and the chance of it.</summary>
    public IReadOnlyList<(string Habit, double Chance)> Turns { get; init; } = [];

    public bool IsTrade => Swing == Swing.Trade;
}
