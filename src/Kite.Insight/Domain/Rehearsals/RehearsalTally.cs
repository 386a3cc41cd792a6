namespace Kite.Insight;

/// <summary>What a rehearsal counts while it goes on; kept with the place that it has come to.
/// </summary>
internal sealed class RehearsalTally
{
    private readonly Dictionary<(int Store, DateOnly Day), RehearsalDay> days = [];
    private readonly Dictionary<string, long> reasons = new(StringComparer.Ordinal);
    private readonly Dictionary<OddCheck, (long Count, long Coins)> odd = [];
    private readonly Dictionary<Quarter, (long Count, long Coins)> quarters = [];
    private readonly Dictionary<(Quarter From, Quarter To), long> moves = [];

    public LeftOut Left { get; private set; } = new();
    public long Touched { get; private set; }
    public long GivenCoins { get; private set; }
    public long CostCoins { get; private set; }

    /// <summary>What the touched receipts come to without the draft.</summary>
    public long TouchedCoins { get; private set; }
    public long Customers { get; private set; }
    public long Winners { get; private set; }
    public long Losers { get; private set; }

    public IReadOnlyCollection<RehearsalDay> Days => days.Values;

    public long Found(OddCheck check) => odd.GetValueOrDefault(check).Count;

    public void Add(RehearsedCustomer customer, RehearsalCustomer? row)
    {
        Left += customer.Left;
        foreach (var bill in customer.Bills) Add(bill);
        foreach (var one in customer.Odd) Find(one.Check, one.Coins);
        if (row is null) return;

        Customers++;
        if (row.GainCoins > 0) Winners++;
        if (row.GainCoins < 0) Losers++;
        if (row is not { Before: { } from, After: { } to }) return;

        var (count, coins) = quarters.GetValueOrDefault(from);
        quarters[from] = (count + 1, coins + row.GainCoins);
        moves[(from, to)] = moves.GetValueOrDefault((from, to)) + 1;
    }

    public void Find(OddCheck check, long coins)
    {
        var (count, sum) = odd.GetValueOrDefault(check);
        odd[check] = (count + 1, sum + coins);
    }

    private void Add(RehearsedBill bill)
    {
        var key = (bill.Store, bill.Day);
        if (!days.TryGetValue(key, out var day))
            days[key] = day = new() { StoreNumber = bill.Store, Day = bill.Day };
        day.Receipts++;
        day.ListCoins += bill.ListCoins;
        day.GivenCoins += bill.GivenCoins;
        day.CostCoins += bill.CostCoins;
        (GivenCoins, CostCoins) = (GivenCoins + bill.GivenCoins, CostCoins + bill.CostCoins);
        if (bill.IsTouched)
        {
            day.Touched++;
            Touched++;
            TouchedCoins += bill.ListCoins - bill.OffWithout;
        }
        else
        {
            var why = $"{bill.Why ?? Cards.WhyNot.BringsNothing}";
            reasons[why] = reasons.GetValueOrDefault(why) + 1;
        }
    }

    /// <summary>The figures as they are kept for ever.</summary>
    public IEnumerable<RehearsalFigure> Figures(Guid rehearsal)
    {
        foreach (var (name, count, coins) in Totals())
            yield return Figure(RehearsedFigure.Total, name, count, coins);
        foreach (var (why, count) in reasons)
            yield return Figure(RehearsedFigure.Reason, why, count, 0);
        foreach (var (check, (count, coins)) in odd)
            yield return Figure(RehearsedFigure.Check, $"{check}", count, coins);
        foreach (var (quarter, (count, coins)) in quarters)
            yield return Figure(RehearsedFigure.Quarter, $"{quarter}", count, coins);
        foreach (var ((from, to), count) in moves)
            yield return Figure(RehearsedFigure.Move, $"{from}>{to}", count, 0);

        RehearsalFigure Figure(RehearsedFigure kind, string name, long count, long coins) => new()
        {
            RehearsalId = rehearsal, Kind = kind, Name = name, Count = count, Coins = coins,
        };
    }

    private IEnumerable<(string Name, long Count, long Coins)> Totals() =>
    [
        ("touched", Touched, TouchedCoins), ("given", Touched, GivenCoins),
        ("cost", Touched, CostCoins), ("customers", Customers, 0), ("winners", Winners, 0),
        ("losers", Losers, 0), ("returns", Left.Returns, 0), ("otherMoney", Left.OtherMoney, 0),
        ("nothing", Left.Nothing, 0), ("noHour", Left.NoHour, 0), ("noLines", Left.NoLines, 0),
        ("paidKnown", Left.PaidKnown, 0),
    ];

    /// <summary>What is counted so far, to go on with later.</summary>
    public RehearsalSoFar Keep() => new(
        [.. Figures(Guid.Empty).Select(f => new SoFar(f.Kind, f.Name, f.Count, f.Coins))],
        [
            .. days.Values.Select(d => new DaySoFar(
                d.StoreNumber, d.Day.DayNumber, d.Receipts, d.Touched, d.ListCoins, d.GivenCoins,
                d.CostCoins)),
        ]);

    public static RehearsalTally Of(RehearsalSoFar kept)
    {
        var tally = new RehearsalTally();
        foreach (var day in kept.Days)
        {
            var date = DateOnly.FromDayNumber(day.Day);
            tally.days[(day.Store, date)] = new()
            {
                StoreNumber = day.Store,
                Day = date,
                Receipts = day.Receipts,
                Touched = day.Touched,
                ListCoins = day.List,
                GivenCoins = day.Given,
                CostCoins = day.Cost,
            };
        }
        foreach (var figure in kept.Figures) tally.Take(figure);
        return tally;
    }

    private void Take(SoFar f)
    {
        switch (f.Kind)
        {
            case RehearsedFigure.Reason: reasons[f.Name] = f.Count; break;
            case RehearsedFigure.Check:
                odd[Enum.Parse<OddCheck>(f.Name)] = (f.Count, f.Coins);
                break;
            case RehearsedFigure.Quarter:
                quarters[Enum.Parse<Quarter>(f.Name)] = (f.Count, f.Coins);
                break;
            case RehearsedFigure.Move:
                moves[(Enum.Parse<Quarter>(f.Name[..1]), Enum.Parse<Quarter>(f.Name[2..]))] =
                    f.Count;
                break;
            default: TakeTotal(f); break;
        }
    }

    private void TakeTotal(SoFar f)
    {
        switch (f.Name)
        {
            case "touched": (Touched, TouchedCoins) = (f.Count, f.Coins); break;
            case "given": GivenCoins = f.Coins; break;
            case "cost": CostCoins = f.Coins; break;
            case "customers": Customers = f.Count; break;
            case "winners": Winners = f.Count; break;
            case "losers": Losers = f.Count; break;
            case "returns": Left = Left with { Returns = f.Count }; break;
            case "otherMoney": Left = Left with { OtherMoney = f.Count }; break;
            case "nothing": Left = Left with { Nothing = f.Count }; break;
            case "noHour": Left = Left with { NoHour = f.Count }; break;
            case "noLines": Left = Left with { NoLines = f.Count }; break;
            default: Left = Left with { PaidKnown = f.Count }; break;
        }
    }
}

/// <summary>A figure that is not final yet.</summary>
internal sealed record SoFar(RehearsedFigure Kind, string Name, long Count, long Coins);

/// <summary>A day in a store that is not final yet.</summary>
internal sealed record DaySoFar(
    int Store, int Day, long Receipts, long Touched, long List, long Given, long Cost);

/// <summary>All that is counted so far.</summary>
internal sealed record RehearsalSoFar(
    IReadOnlyList<SoFar> Figures, IReadOnlyList<DaySoFar> Days);
