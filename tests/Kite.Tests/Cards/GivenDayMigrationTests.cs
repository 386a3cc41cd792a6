using Kite.Cards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kite.Tests;

/// <summary>Lots from before the figures are told the day on which they were given.</summary>
[Trait("books", "both")]
public sealed class GivenDayMigrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lot_was_given_on_the_day_of_its_first_line()
    {
        await using var books = await TestBooks.Bare();
        await using var db = books.Open();
        var steps = db.GetService<IMigrator>();
        await steps.MigrateAsync("SecondSignatures", cancellationToken: Cancel);
        var (purse, paidIn, paid) = (
            Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Lot(db, purse, 1);
        await Lot(db, purse, 2);
        await Moved(db, purse, paidIn, "2026-03-05", "TopUp", 1);
        await Moved(db, purse, paid, "2026-04-07", "Payment", 2);

        await steps.MigrateAsync(cancellationToken: Cancel);

        // One without lines, which never was, is left without a day.
        Assert.Equal(
            [new(2026, 3, 5), new DateOnly(1, 1, 1)],
            await db.Set<Lot>().OrderBy(l => l.Number).Select(l => l.IssuedOn)
                .ToListAsync(Cancel));
    }

    private static object Key(KiteDb db, Guid id) =>
        db.IsPostgres ? id : id.ToByteArray(bigEndian: true);

    private static Task<int> Lot(KiteDb db, Guid purse, int number) =>
        db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO lots (purse_id, number, principal_coins, bonus_coins, points, spend_order,
                grace_days, principal_left_coins, bonus_left_coins, points_left, points_lapsed,
                basis, basis_principal_coins, basis_bonus_coins)
            VALUES ({0}, {1}, 100, 10, 0, 'Proportional', 0, 100, 10, 0, 0, 0, 100, 10)
            """, [Key(db, purse), number], Cancel);

    private static async Task Moved(
        KiteDb db, Guid purse, Guid id, string day, string kind, int line)
    {
        object at = db.IsPostgres ? DateTimeOffset.UnixEpoch : 0L;
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO transactions (purse_id, id, position, kind, day, at, store_number,
                principal_coins, bonus_coins, principal_after_coins, bonus_after_coins, currency,
                asker_name)
            VALUES ({0}, {1}, {2}, {3}, {4}, {5}, 1, 1, 0, 1, 0, 'CNY', 'Lin')
            """,
            [Key(db, purse), Key(db, id), line, kind, DateOnly.Parse(day, null), at], Cancel);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO entries (purse_id, transaction_id, line, account, lot, coins,
                balance_coins, purse_line)
            VALUES ({0}, {1}, 1, 'Principal', 1, 1, 1, {2})
            """, [Key(db, purse), Key(db, id), line], Cancel);
    }
}
