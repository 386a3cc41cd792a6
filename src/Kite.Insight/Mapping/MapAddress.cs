namespace Kite.Insight;

/// <summary>
/// All that the map's page shows, as it stands in its address: it can be kept, sent, gone back to.
/// </summary>
public sealed record MapAddress
{
    public string? Span { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Against { get; init; }
    public DateOnly? BeforeFrom { get; init; }
    public DateOnly? BeforeTo { get; init; }
    public int? Store { get; init; }
    public Guid? Segment { get; init; }
    public string? Set { get; init; }
    public string? Rule { get; init; }
    public long? Often { get; init; }
    public long? Much { get; init; }
    public string? Quarter { get; init; }
    public string? Cell { get; init; }
    public string? Lasso { get; init; }
    public long? Customer { get; init; }
    public bool Table { get; init; }

    public bool HasOwnDays => From is not null && To is not null;
    public bool HasOwnBefore => BeforeFrom is not null && BeforeTo is not null;
    public bool ByHand => Often is not null && Much is not null;

    public static MapAddress Read(string uri)
    {
        var line = new AddressLine(uri);
        return new()
        {
            Span = line.Text("period"),
            From = line.Day("from"),
            To = line.Day("to"),
            Against = line.Text("against"),
            BeforeFrom = line.Day("beforeFrom"),
            BeforeTo = line.Day("beforeTo"),
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
            Table = line.Text("view") == "table",
        };
    }

    public string Href => At("/insight");

    /// <summary>The movement's own page, by the lines that the map shows.</summary>
    public string Movements(MovementQuestion shown) => (this with
    {
        Set = shown.Set,
        Rule = null,
        Often = shown.Often,
        Much = shown.Much,
        Quarter = null,
        Cell = null,
        Lasso = null,
        Customer = null,
        Table = false,
    }).At(MovementPage.Path);

    /// <summary>The same days, lines and people on another page.</summary>
    public string At(string path) => AddressLine.Write(
        path,
        ("period", Span), ("from", From), ("to", To), ("against", Against),
        ("beforeFrom", BeforeFrom), ("beforeTo", BeforeTo), ("store", Store),
        ("segment", Segment), ("set", Set), ("rule", Rule), ("often", Often), ("much", Much),
        ("quarter", Quarter), ("cell", Cell), ("lasso", Lasso), ("customer", Customer),
        ("view", Table ? "table" : null));

    /// <summary>The first and the last day, whichever of them comes first.</summary>
    public (DateOnly From, DateOnly To) Days(DateOnly today)
    {
        if (this is { From: { } from, To: { } to }) return (from, to);

        var span = Spans.Of(Span, today);
        return (span.From, span.To);
    }

    /// <summary>The days it is held against.</summary>
    public (DateOnly From, DateOnly To) DaysBefore(DateOnly today)
    {
        if (this is { BeforeFrom: { } from, BeforeTo: { } to }) return (from, to);

        var (first, last) = Days(today);
        var period = Period.Of(first, last);
        if (period.Refusal is not null) return (first, last);

        var before = Against == Spans.YearBefore
            ? Spans.AYearEarlier(period.Value)
            : Spans.Before(period.Value);
        return (before.From, before.To);
    }

    public MapQuestion Question(DateOnly today)
    {
        var (from, to) = Days(today);
        return new()
        {
            From = from, To = to, Store = Store, Segment = Segment, Set = Set,
            Rule = ByHand ? null : Rule,
            Often = ByHand ? Often : null,
            Much = ByHand ? Much : null,
        };
    }

    /// <summary>The movement up to the map's days, by the lines that the map shows.</summary>
    public MovementQuestion Movement(DateOnly today, ThresholdsView lines)
    {
        var (from, to) = Days(today);
        var (beforeFrom, beforeTo) = DaysBefore(today);
        return new()
        {
            From = beforeFrom, To = beforeTo, ThenFrom = from, ThenTo = to,
            Store = Store, Segment = Segment, Set = lines.Set?.Id.ToString(),
            Often = lines.ByHand?.Often, Much = lines.ByHand?.Much,
        };
    }

    /// <summary>The movement up to the map's days, by the lines that are asked for.</summary>
    public MovementQuestion Movement(DateOnly today)
    {
        var asked = Question(today);
        var (from, to) = DaysBefore(today);
        return new()
        {
            From = from, To = to, ThenFrom = asked.From, ThenTo = asked.To, Store = Store,
            Segment = Segment, Set = asked.Set, Rule = asked.Rule, Often = asked.Often,
            Much = asked.Much,
        };
    }

    /// <summary>Whom the page points at, by the lines that the map shows.</summary>
    public PickQuestion Picked(DateOnly today, ThresholdsView lines)
    {
        var (from, to) = Days(today);
        return new()
        {
            From = from, To = to, Store = Store, Segment = Segment,
            Set = lines.Set?.Id.ToString(), Often = lines.ByHand?.Often,
            Much = lines.ByHand?.Much,
            Quarter = Quarter, Cell = Cell, Lasso = Lasso, Customer = Customer,
        };
    }

    public MapAddress With(MapPick? pick) => this with
    {
        Quarter = (pick as QuarterPick)?.Quarter,
        Cell = (pick as CellPick)?.Cell.Key,
        Customer = (pick as PointPick)?.Point.Customer,
        Lasso = pick is LassoPick lasso ? LassoLine.Write(lasso.Corners) : null,
    };
}
