namespace Kite.Insight;

/// <summary>
/// How many customers went one way: from and to are <c>A</c>, <c>B</c>, <c>C</c>, <c>D</c>,
/// <c>none</c> or <c>new</c>.
/// </summary>
public sealed record FlowMove(string From, string To, int Customers);

/// <summary>All ways between two periods, and the order in which they are drawn.</summary>
public sealed record FlowData(IReadOnlyList<FlowMove> Moves)
{
    public static readonly IReadOnlyList<string> Starts = ["B", "A", "D", "C", "none", "new"];
    public static readonly IReadOnlyList<string> Ends = ["B", "A", "D", "C", "none"];

    public int Customers => Moves.Sum(m => m.Customers);

    public int Count(string from, string to) =>
        Moves.Where(m => m.From == from && m.To == to).Sum(m => m.Customers);

    public int Before(string from) => Moves.Where(m => m.From == from).Sum(m => m.Customers);

    public int After(string to) => Moves.Where(m => m.To == to).Sum(m => m.Customers);

    /// <summary>Who moved into B, and who left it.</summary>
    public int IntoB => After("B") - Count("B", "B");

    public int OutOfB => Before("B") - Count("B", "B");
}
