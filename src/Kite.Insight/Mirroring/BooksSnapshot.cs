using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// The same figures from the books themselves: for the command line, and while the mirror is
/// still being made.
/// </summary>
internal sealed class BooksSnapshot : Snapshot
{
    private readonly IAsyncDisposable scope;
    private readonly DbTransaction transaction;
    private readonly AskBySql ask;
    private readonly Func<string, DbCommand> asking;
    private readonly ProductCodes products = new();

    private BooksSnapshot(IAsyncDisposable scope, DbConnection books, DbTransaction transaction)
    {
        (this.scope, this.transaction) = (scope, transaction);
        asking = Command;
        ask = new(Command, Written, DayNumber);
        Lines = new(
            LinesInBooks.All, Command, Written, DayNumber,
            (reader, column) => products.Of(reader.GetString(column)));

        DbCommand Command(string sql)
        {
            var command = books.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            return command;
        }
    }

    public override AskLines Lines { get; }

    /// <summary>Numbered by their codes; the numbers hold for this snapshot alone.</summary>
    public override async Task<ProductCodes> Products(CancellationToken cancel)
    {
        if (products.Count > 0) return products;
        await using var asked = asking("""
            SELECT DISTINCT product FROM purchase_lines WHERE product IS NOT NULL
            ORDER BY product
            """);
        await using var reader = await asked.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) products.Of(reader.GetString(0));
        return products;
    }

    private static string Written(DateOnly day) =>
        "'" + day.ToString("O", CultureInfo.InvariantCulture) + "'";

    private static int DayNumber(DbDataReader reader, int column) =>
        reader.GetFieldValue<DateOnly>(column).DayNumber;

    /// <summary>The books as they stand now; the scope ends with the snapshot.</summary>
    public static async Task<BooksSnapshot> Open(
        IAsyncDisposable scope, KiteDb db, CancellationToken cancel)
    {
        var reading = await db.ReadAsItStands(cancel);
        return new(scope, db.Database.GetDbConnection(), reading);
    }

    public override Task<PeriodFigures> Figures(
        Period period, int? store, CancellationToken cancel) =>
        ask.Figures(period, store, cancel);

    public override Task<Lifetimes> Lifetimes(
        DateOnly upTo, int? store, CancellationToken cancel) =>
        ask.Lifetimes(upTo, store, cancel);

    public override Task<Habits> Habits(DateOnly upTo, int? store, CancellationToken cancel) =>
        ask.Habits(upTo, store, cancel);

    public override Task<IReadOnlyList<DaySum>> Days(
        int? store, CancellationToken cancel, long? customer = null) =>
        ask.Days(store, customer, cancel);

    public override Task<Comings> Comings(
        DateOnly upTo, int? store, CancellationToken cancel) =>
        ask.Comings(upTo, store, cancel);

    public override Task Walk(
        DateOnly upTo, int? store, EachCustomer each, CancellationToken cancel) =>
        ask.Walk(upTo, store, each, cancel);

    public override Task<int[]> DaysOf(
        long customer, DateOnly upTo, CancellationToken cancel) =>
        ask.DaysOf(customer, upTo, cancel);

    public override Task<long> LargestNet(
        Period period, int customers, CancellationToken cancel) =>
        ask.LargestNet(period, customers, cancel);

    public override async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await scope.DisposeAsync();
    }
}
