namespace Kite.Insight;

/// <summary>
/// Whom a list is about, as it stands in an address: the page of the list and the file of the list
/// are asked in the same words as the API.
/// </summary>
internal static class PickAddress
{
    public const string Page = "/insight/list";
    public const string File = "/api/v1/insight/customers.csv";

    /// <summary>The words by which a list is asked for.</summary>
    public static readonly IReadOnlyList<string> Known =
    [
        "from", "to", "thenFrom", "thenTo", "store", "segment", "set", "rule", "often", "much",
        "quarter", "cell", "lasso", "customer", "move", "why", "product", "with", "level", "fits",
        "abc", "age", ListAddress.Order,
    ];

    public static PickQuestion Read(string uri)
    {
        var line = new AddressLine(uri);
        return new()
        {
            From = line.Day("from"),
            To = line.Day("to"),
            ThenFrom = line.Day("thenFrom"),
            ThenTo = line.Day("thenTo"),
            Store = line.Small("store"),
            Segment = line.Id("segment"),
            Set = line.Text("set"),
            Rule = line.Text("rule"),
            Often = line.Number("often"),
            Much = line.Number("much"),
            Quarter = line.Text("quarter"),
            Cell = line.Text("cell"),
            Lasso = line.Text("lasso"),
            Customer = line.Number("customer"),
            Move = line.Text("move"),
            Why = line.Text("why"),
            Product = line.Text("product"),
            With = line.Text("with"),
            Level = BasketAddress.Level(line),
            Fits = line.Text("fits"),
            Abc = line.Text("abc"),
            Age = line.Text("age"),
            Order = line.Text("order"),
        };
    }

    public static string Write(string path, PickQuestion q) => AddressLine.Write(
        path,
        ("from", q.From), ("to", q.To), ("thenFrom", q.ThenFrom), ("thenTo", q.ThenTo),
        ("store", q.Store), ("segment", q.Segment), ("set", q.Set), ("rule", q.Rule),
        ("often", q.Often), ("much", q.Much), ("quarter", q.Quarter), ("cell", q.Cell),
        ("lasso", q.Lasso), ("customer", q.Customer), ("move", q.Move), ("why", q.Why),
        ("product", q.Product), ("with", q.With),
        ("level", q.Level?.ToString()), ("fits", q.Fits), ("abc", q.Abc), ("age", q.Age),
        ("order", q.Order));

    /// <summary>The way between two periods as a question for its list.</summary>
    public static PickQuestion Of(MovementQuestion q, FlowMove move, string? why = null) => new()
    {
        From = q.From, To = q.To, ThenFrom = q.ThenFrom, ThenTo = q.ThenTo,
        Store = q.Store, Segment = q.Segment, Set = q.Set, Rule = q.Rule, Often = q.Often,
        Much = q.Much, Move = $"{move.From}-{move.To}", Why = why,
    };

    /// <summary>The map on which this list lies.</summary>
    public static MapAddress Map(PickQuestion q) => new()
    {
        From = q.Move is null ? q.From : q.ThenFrom,
        To = q.Move is null ? q.To : q.ThenTo,
        BeforeFrom = q.Move is null ? null : q.From,
        BeforeTo = q.Move is null ? null : q.To,
        Store = q.Store, Segment = q.Segment, Set = q.Set, Rule = q.Rule, Often = q.Often,
        Much = q.Much, Quarter = q.Quarter, Cell = q.Cell, Lasso = q.Lasso, Customer = q.Customer,
    };
}
