using System.Globalization;
using DuckDB.NET.Data;
using Kite.Customers;

namespace Kite.Insight;

/// <summary>The mirror as it stood when it was opened, while it follows on.</summary>
internal sealed class MirrorSnapshot : Snapshot
{
    private readonly DuckDBConnection mirror;
    private readonly KeptFigures kept;
    private readonly Action whenDone;
    private readonly Extent extent;
    private readonly AskBySql ask;
    private ProductCodes? products;

    public MirrorSnapshot(DuckDBConnection mirror, KeptFigures kept, Action whenDone)
    {
        (this.mirror, this.kept, this.whenDone) = (mirror, kept, whenDone);
        mirror.Do("BEGIN TRANSACTION");
        extent = Extent.Of(mirror);
        ask = new(
            sql => mirror.Command(sql),
            day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
            (reader, column) => reader.GetInt32(column));
        Lines = new(
            AskLines.InMirror,
            sql => mirror.Command(sql),
            day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
            (reader, column) => reader.GetInt32(column),
            (reader, column) => reader.GetInt32(column));
    }

    public override AskLines Lines { get; }

    public override Task<ProductCodes> Products(CancellationToken cancel) =>
        Task.FromResult(products ??= ProductCodes.In(mirror));

    /// <summary>The last purchase that is in it, or was taken back before it.</summary>
    public long Position => extent.Position;

    /// <summary>
    /// Kite hands customers' numbers out one after the other, so they serve as places in a table.
    /// A business may have brought numbers with wide gaps: then the mirror sorts them itself.
    /// </summary>
    private bool NumbersAreClose => extent.LastCustomer <= 1_000_000 + 4 * extent.Position
        && extent.LastCustomer < Array.MaxLength / 16;

    public override Task<PeriodFigures> Figures(
        Period period, int? store, CancellationToken cancel) =>
        kept.Get(
            new("figures", Position, period.From, period.To, store),
            () => FiguresOnce(period, store, cancel),
            figures => figures.Count);

    public override Task<PeriodFigures> FiguresOnce(
        Period period, int? store, CancellationToken cancel) => NumbersAreClose
        ? Task.Run(() => CountVisits.In(mirror, extent, period, store), cancel)
        : Task.Run(() => ask.Figures(period, store, cancel), cancel);

    public override Task<Lifetimes> Lifetimes(
        DateOnly upTo, int? store, CancellationToken cancel) =>
        kept.Get(
            new("lifetimes", Position, DateOnly.MinValue, upTo, store),
            () => NumbersAreClose
                ? Task.Run(() => CountLifetimes.UpTo(mirror, extent, upTo, store), cancel)
                : Task.Run(() => ask.Lifetimes(upTo, store, cancel), cancel),
            lifetimes => lifetimes.Count);

    public override Task<Habits> Habits(DateOnly upTo, int? store, CancellationToken cancel) =>
        kept.Get(
            new("habits", Position, DateOnly.MinValue, upTo, store),
            () => NumbersAreClose
                ? Task.Run(() => CountHabits.UpTo(mirror, extent, upTo, store), cancel)
                : Task.Run(() => ask.Habits(upTo, store, cancel), cancel),
            habits => habits.Count);

    public override Task<IReadOnlyList<DaySum>> Days(
        int? store, CancellationToken cancel, long? customer = null) =>
        customer is null
            ? kept.Get(
                new("days", Position, DateOnly.MinValue, DateOnly.MaxValue, store),
                () => Task.Run(() => ask.Days(store, null, cancel), cancel),
                days => days.Count)
            : Task.Run(() => ask.Days(store, customer, cancel), cancel);

    public override Task<Comings> Comings(
        DateOnly upTo, int? store, CancellationToken cancel) =>
        kept.Get(
            new("comings", Position, DateOnly.MinValue, upTo, store),
            () => NumbersAreClose
                ? Task.Run(() => CountComings.UpTo(mirror, extent, upTo, store), cancel)
                : Task.Run(() => ask.Comings(upTo, store, cancel), cancel),
            comings => comings.Count);

    public override Task Walk(
        DateOnly upTo, int? store, EachCustomer each, CancellationToken cancel) =>
        NumbersAreClose
            ? Task.Run(() => CountHabits.Walk(mirror, extent, upTo, store, each), cancel)
            : Task.Run(() => ask.Walk(upTo, store, each, cancel), cancel);

    public override Task<int[]> DaysOf(
        long customer, DateOnly upTo, CancellationToken cancel) =>
        Task.Run(() => ask.DaysOf(customer, upTo, cancel), cancel);

    public override Task<long> LargestNet(
        Period period, int customers, CancellationToken cancel) =>
        Task.Run(() => ask.LargestNet(period, customers, cancel), cancel);

    public override Task<T> Worked<T>(
        string what, DateOnly upTo, int? store, Func<Task<T>> work, Func<T, int> customers) =>
        kept.Get(
            new(what, Position, DateOnly.MinValue, upTo, store), work, customers);

    public override Task<FigureRanking> Ranking(
        string of, Period period, Func<Task<FigureRanking>> make) =>
        kept.Get(
            new("ranking " + of, Position, period.From, period.To, null),
            make, ranking => ranking.Count);

    /// <summary>How many purchases there are in all, and what they add up to.</summary>
    public Task<Totals> Totals(CancellationToken cancel) =>
        Task.Run(() => TotalsOf(mirror), cancel);

    /// <summary>What lies between two positions of a mirror.</summary>
    public static Totals TotalsOf(
        DuckDBConnection mirror, long first = 0, long last = long.MaxValue)
    {
        var totals = new Totals(
            mirror.Ask("SELECT position FROM mirror"),
            mirror.Ask(
                "SELECT count(*) FROM purchases WHERE position BETWEEN ? AND ?", first, last),
            mirror.Ask(
                "SELECT sum(net_coins)::BIGINT FROM purchases WHERE position BETWEEN ? AND ?",
                first, last));
        using var command = mirror.Command(
            """
            SELECT code, count(*), sum(quantity)::BIGINT, sum(net_coins)::BIGINT
            FROM lines JOIN products ON number = product
            WHERE position BETWEEN ? AND ? GROUP BY code
            """,
            first, last);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            totals = totals.With(
                reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2),
                reader.GetInt64(3));
        }
        return totals;
    }

    public override ValueTask DisposeAsync()
    {
        mirror.Dispose();
        whenDone();
        return ValueTask.CompletedTask;
    }
}
