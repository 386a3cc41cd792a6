using DuckDB.NET.Data;

namespace Kite.Insight;

/// <summary>The mirror as it stood when it was opened, while it follows on.</summary>
internal sealed class MirrorSnapshot : Snapshot
{
    private readonly DuckDBConnection mirror;
    private readonly KeptFigures kept;
    private readonly Action whenDone;

    public MirrorSnapshot(DuckDBConnection mirror, KeptFigures kept, Action whenDone)
    {
        (this.mirror, this.kept, this.whenDone) = (mirror, kept, whenDone);
        mirror.Do("BEGIN TRANSACTION");
        Position = mirror.Ask("SELECT position FROM mirror");
    }

    /// <summary>The last purchase that is in it, or was taken back before it.</summary>
    public long Position { get; }

    public override Task<PeriodFigures> Figures(
        Period period, int? store, CancellationToken cancel) =>
        Task.Run(
            () => kept.Get(
                new("figures", Position, period.From, period.To, store),
                () => CountVisits.In(mirror, period, store),
                figures => figures.Count),
            cancel);

    public override Task<Habits> Habits(DateOnly upTo, int? store, CancellationToken cancel) =>
        Task.Run(
            () => kept.Get(
                new("habits", Position, DateOnly.MinValue, upTo, store),
                () => CountHabits.UpTo(mirror, upTo, store),
                habits => habits.Count),
            cancel);

    /// <summary>How many purchases there are in all, and what they add up to.</summary>
    public Task<Totals> Totals(CancellationToken cancel) =>
        Task.Run(() => TotalsOf(mirror), cancel);

    /// <summary>What lies between two positions of a mirror.</summary>
    public static Totals TotalsOf(
        DuckDBConnection mirror, long first = 0, long last = long.MaxValue) =>
        new(
            mirror.Ask("SELECT position FROM mirror"),
            mirror.Ask(
                "SELECT count(*) FROM purchases WHERE position BETWEEN ? AND ?", first, last),
            mirror.Ask(
                "SELECT sum(net)::BIGINT FROM purchases WHERE position BETWEEN ? AND ?",
                first, last));

    public override ValueTask DisposeAsync()
    {
        mirror.Dispose();
        whenDone();
        return ValueTask.CompletedTask;
    }
}
