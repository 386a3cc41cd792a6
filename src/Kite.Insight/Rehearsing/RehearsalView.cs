using System.Globalization;

namespace Kite.Insight;

/// <summary>A rehearsal as it stands in a list.</summary>
public sealed record RehearsalView(
    Guid Id, long Number, Guid Strategy, string StrategyName, int StrategyVersion,
    DateOnly From, DateOnly To, int? Store, RehearsalState State, long Receipts,
    long ReceiptsDone, long Touched, Money Given, Money Cost, string By, DateTimeOffset At,
    DateTimeOffset? EndedAt, string? Failure, long Version)
{
    /// <summary>How much of it is done, from 0 to 1.</summary>
    public double Share => State is RehearsalState.Done || Receipts == 0
        ? 1
        : (double)ReceiptsDone / Receipts;

    internal static RehearsalView Of(Rehearsal r)
    {
        var currency = Currency.Of(r.Currency);
        return new(
            r.Id, r.Number, r.StrategyId, r.StrategyName, r.StrategyVersion, r.FromDay, r.ToDay,
            r.StoreNumber, r.State, r.Receipts, r.ReceiptsDone, r.Touched,
            new(r.GivenCoins, currency), new(r.CostCoins, currency), r.StarterName, r.CreatedAt,
            r.EndedAt,
            r.Failure is { } why
                ? KeptRefusal.Read<KeptRefusal>(why).Say(CultureInfo.CurrentUICulture)
                : null,
            r.Version);
    }
}

/// <summary>By what a rehearsal goes: told with every result.</summary>
public sealed record RehearsalAssumptions(
    RehearsedPaying Paying, int? UpliftBasisPoints, int? MarginBasisPoints, int DeepPercent,
    int SharePercent, ThresholdsOfRehearsal Lines, IReadOnlyList<StrategyBeside> Beside)
{
    /// <summary>Receipts whose prices before any strategy are known, from Kite's own tills; of
    /// all others what was paid is taken for it.</summary>
    public long PricesKnown { get; init; }

    /// <summary>Receipts of which only the day is known: noon is assumed.</summary>
    public long NoHour { get; init; }

    /// <summary>Receipts without lines: one unnamed thing is assumed.</summary>
    public long NoLines { get; init; }

    /// <summary>Left out: what came back, other money, and receipts of nothing.</summary>
    public long Returns { get; init; }
    public long OtherMoney { get; init; }
    public long Nothing { get; init; }
}

/// <summary>The lines of the map by which customers are told apart, before and after.</summary>
public sealed record ThresholdsOfRehearsal(string Rule, long Often, Money Much);

/// <summary>A strategy that was looked at, too: beside the draft, or in its place before.
/// </summary>
public sealed record StrategyBeside(Guid Id, int Version, string Name, bool GivesWay);

/// <summary>One line of a report: a store, a month or a quarter.</summary>
public sealed record RehearsedLine(
    string Name, long Receipts, long Touched, Money List, Money Given, Money Cost);

/// <summary>A quarter of the map: how many customers there were, and what they would gain.
/// </summary>
public sealed record RehearsedQuarter(
    string Quarter, long Before, long After, Money Cost);

/// <summary>How many customers would go from a quarter to another.</summary>
public sealed record RehearsedMove(string From, string To, long Customers);

/// <summary>Why the strategy would not hold, and for how many receipts.</summary>
public sealed record RehearsedReason(Cards.WhyNot Why, long Receipts);

/// <summary>Something that was looked for: how often it was found, and how much it is about.
/// </summary>
public sealed record RehearsedCheck(OddCheck Check, long Found, Money Amount);

/// <summary>All that a rehearsal found.</summary>
public sealed record RehearsalReport(RehearsalView Rehearsal, RehearsalAssumptions Assumptions)
{
    /// <summary>What the touched receipts come to without the strategy.</summary>
    public Money TouchedWorth { get; init; }
    public long Customers { get; init; }
    public long Winners { get; init; }
    public long Losers { get; init; }
    public IReadOnlyList<RehearsedLine> Stores { get; init; } = [];
    public IReadOnlyList<RehearsedLine> Months { get; init; } = [];
    public IReadOnlyList<RehearsedQuarter> Quarters { get; init; } = [];
    public IReadOnlyList<RehearsedMove> Moves { get; init; } = [];
    public IReadOnlyList<RehearsedReason> Reasons { get; init; } = [];
    public IReadOnlyList<RehearsedCheck> Checks { get; init; } = [];
    public Money? Budget { get; init; }

    /// <summary>The day on which the budget would have been used up.</summary>
    public DateOnly? BudgetDay { get; init; }

    /// <summary>How many more sales make up for the cost: in turnover, and, where a margin is
    /// said, in what is left; nothing where none would.</summary>
    public long? BreakEvenBasisPoints { get; init; }
    public long? BreakEvenByMarginBasisPoints { get; init; }

    /// <summary>What is turned over more, or less, with the assumed uplift.</summary>
    public Money? WithUplift { get; init; }
}
