using Kite.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kite.Tests.Insight;

/// <summary>The one pair of lines that was kept becomes the standard set.</summary>
[Trait("books", "both")]
public sealed class LineSetMigrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_pair_that_was_kept_is_the_standard_set_from_its_day_on(bool wasKept)
    {
        await using var books = await TestBooks.Bare();
        await using var db = books.Open();
        var steps = db.GetService<IMigrator>();
        await steps.MigrateAsync("MailAndDigests", cancellationToken: Cancel);
        if (wasKept) await Keep(db);

        await steps.MigrateAsync(cancellationToken: Cancel);

        var all = await db.AllLines(Cancel);
        if (!wasKept)
        {
            Assert.Empty(all);
            return;
        }
        var lines = Assert.Single(all);
        Assert.True(lines.Set is { IsStandard: true, IsRetired: false, Version: 1 });
        var version = Assert.Single(lines.Versions);
        Assert.Equal(
            (1, new DateOnly(2026, 3, 5), 4, 12_000),
            (version.Version, version.FromDay, version.Often, version.MuchCoins));
        Assert.Equal("CNY", lines.Set.CurrencyCode);
        Assert.Equal(At, lines.Set.MadeAt);
    }

    private static DateTimeOffset At => new(2026, 3, 5, 11, 30, 0, TimeSpan.Zero);

    private static Task<int> Keep(KiteDb db)
    {
        object at = db.IsPostgres ? At : At.UtcTicks;
        var books = Guid.CreateVersion7();
        object key = db.IsPostgres ? books : books.ToByteArray(bigEndian: true);
        return db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO map_lines (id, books_id, often, much_coins, since)
            VALUES (1, {0}, 4, 12000, {1})
            """, [key, at], Cancel);
    }
}
