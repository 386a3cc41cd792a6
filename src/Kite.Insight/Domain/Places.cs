namespace Kite.Insight;

/// <summary>
/// Where every customer of a period lies on the map, whatever the lines: worked out once, so
/// that moving a line over a million customers only compares.
/// </summary>
internal sealed class Places
{
    private readonly ushort[] fields;
    private readonly long[] reached;

    private Places(int customers) =>
        (fields, reached) = (new ushort[customers], new long[customers]);

    /// <summary>How many columns hold anyone.</summary>
    public int Columns { get; private init; }

    /// <summary>The column times <see cref="Scale.Steps"/> and the row.</summary>
    public int Field(int index) => fields[index];

    public int Row(int index) => fields[index] % Scale.Steps;

    /// <summary>The most that the customer can be said to spend more a visit than.</summary>
    public long Reached(int index) => reached[index];

    /// <summary>Whether the customer spends more a visit than this.</summary>
    public bool IsMuch(int index, long much) => reached[index] >= much;

    public static Places Of(PeriodFigures figures)
    {
        var visits = figures.Visits;
        var net = figures.Net;
        var steps = StepsOfUsual(visits);
        var places = new Places(figures.Count) { Columns = Scale.StepOf(Most(visits)) + 1 };
        for (var i = 0; i < figures.Count; i++)
        {
            var bring = CellKey.Reached(visits[i], net[i]);
            var column = visits[i] < steps.Length ? steps[visits[i]] : Scale.StepOf(visits[i]);
            places.reached[i] = bring;
            places.fields[i] = (ushort)(column * Scale.Steps + Scale.StepOf(bring));
        }
        return places;
    }

    // Looked up instead of searched for.
    private static int[] StepsOfUsual(ReadOnlySpan<int> visits)
    {
        const int Usual = 1_000;
        var steps = new int[Math.Min(Most(visits), Usual) + 1];
        for (var count = 0; count < steps.Length; count++) steps[count] = Scale.StepOf(count);
        return steps;
    }

    private static int Most(ReadOnlySpan<int> visits)
    {
        var most = 0;
        foreach (var count in visits) most = Math.Max(most, count);
        return most;
    }
}
