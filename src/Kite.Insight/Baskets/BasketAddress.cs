namespace Kite.Insight;

/// <summary>What is asked about baskets and leanings, as it stands in an address.</summary>
internal static class BasketAddress
{
    public const string Receipts = "/insight/baskets/receipts";

    public static readonly IReadOnlyList<string> Known =
    [
        "from", "to", "store", "segment", "level", "least", "unsure", "find", ListAddress.Order,
    ];

    public static readonly IReadOnlyList<string> KnownOfAffinity =
    [
        "from", "to", "store", "segment", "by", "level", "group", "unsure", "find",
        ListAddress.Order,
    ];

    public static readonly IReadOnlyList<string> KnownOfReceipts =
        ["from", "to", "store", "segment", "level", "product", "with"];

    public static BasketQuestion Read(string uri)
    {
        var line = new AddressLine(uri);
        return new()
        {
            From = line.Day("from"), To = line.Day("to"), Store = line.Small("store"),
            Segment = line.Id("segment"), Level = Level(line), Least = line.Small("least"),
            Unsure = line.Text("unsure") == "true" ? true : null, Find = line.Text("find"),
            Order = line.Text(ListAddress.Order),
        };
    }

    public static AffinityQuestion ReadAffinity(string uri)
    {
        var line = new AddressLine(uri);
        return new()
        {
            From = line.Day("from"), To = line.Day("to"), Store = line.Small("store"),
            Segment = line.Id("segment"), Level = Level(line), Group = line.Text("group"),
            By = Choice<GroupedBy>.TryParse(line.Text("by"), null, out var by) ? by : null,
            Unsure = line.Text("unsure") == "true" ? true : null, Find = line.Text("find"),
            Order = line.Text(ListAddress.Order),
        };
    }

    public static BasketReceiptQuestion ReadReceipts(string uri)
    {
        var line = new AddressLine(uri);
        return new()
        {
            From = line.Day("from"), To = line.Day("to"), Store = line.Small("store"),
            Segment = line.Id("segment"), Level = Level(line), Product = line.Text("product"),
            With = line.Text("with"),
        };
    }

    /// <summary>The receipts of a pair.</summary>
    public static string ReceiptsOf(BasketQuestion q, PairView pair) => AddressLine.Write(
        Receipts,
        ("product", pair.A.Key), ("with", pair.B.Key), ("level", q.Level?.ToString()),
        ("from", q.From), ("to", q.To), ("store", q.Store), ("segment", q.Segment));

    /// <summary>The customers of a pair.</summary>
    public static string CustomersOf(FigureQuestion q, Choice<GoodsLevel>? level, string one,
        string? with = null) => PickAddress.Write(PickAddress.Page, new()
        {
            From = q.From, To = q.To, Store = q.Store, Segment = q.Segment, Level = level,
            Product = one, With = with,
        });

    /// <summary>Those of a group who bought something.</summary>
    public static string CustomersOf(AffinityQuestion q, LeaningView leaning)
    {
        var by = q.By?.Value ?? GroupedBy.Quarter;
        return PickAddress.Write(PickAddress.Page, new()
        {
            From = q.From, To = q.To, Store = q.Store, Level = q.Level,
            Product = leaning.Thing.Key,
            Segment = by is GroupedBy.Segment && Guid.TryParse(leaning.Group, out var id)
                ? id
                : q.Segment,
            Quarter = by is GroupedBy.Quarter ? leaning.Group : null,
            Abc = by is GroupedBy.Abc ? leaning.Group : null,
            Age = by is GroupedBy.Age ? leaning.Group : null,
        });
    }

    /// <summary>Whom a product fits, among those who came in the last year.</summary>
    public static string Fitting(string code, DateOnly today) => PickAddress.Write(
        PickAddress.Page,
        new() { From = today.AddYears(-1).AddDays(1), To = today, Fits = code });

    internal static Choice<GoodsLevel>? Level(AddressLine line) =>
        Choice<GoodsLevel>.TryParse(line.Text("level"), null, out var level) ? level : null;
}
