using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>A database is brought to this version whole, once, and never back.</summary>
[Trait("books", "both")]
public sealed class UpgradeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_becomes_a_business()
    {
        await using var books = await TestBooks.Bare();

        Assert.Null((await Upgraded(books)).Refusal);

        await using var db = books.Open();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancel));
        Assert.NotEqual(default, (await db.BusinessAsync(Cancel)).BooksId);
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        await using var books = await TestBooks.Bare();
        await Upgraded(books);
        var before = await StateOf(books);

        Assert.Null((await Upgraded(books)).Refusal);

        Assert.Equal(before, await StateOf(books));
    }

    [Fact]
    public async Task A_database_newer_than_the_program_is_refused_and_left_alone()
    {
        await using var books = await TestBooks.Fresh();
        const string Newer = "29991231235959_FromTheFuture";
        await using (var db = books.Open())
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO "__EFMigrationsHistory" VALUES ({Newer}, '99.0.0')
                """, Cancel);
        }
        var before = await StateOf(books);

        var no = (await Upgraded(books)).Refusal;

        Assert.Equal(new DatabaseIsNewer(Newer), no);
        Assert.Contains(Newer, Wording.Say(no!, Wording.Languages[0]), StringComparison.Ordinal);
        Assert.Equal(before, await StateOf(books));
    }

    [Fact]
    public async Task Many_copies_that_start_at_once_upgrade_once()
    {
        await using var books = await TestBooks.Bare();

        var upgraded = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => Upgraded(books), Cancel)));

        Assert.All(upgraded, u => Assert.Null(u.Refusal));
        await using var db = books.Open();
        Assert.Equal(1, await db.Set<Business>().CountAsync(Cancel));
        Assert.Null(await Chain.Broken(db, Cancel));
    }

    [Fact]
    public async Task An_upgrade_that_fails_half_way_leaves_nothing_behind()
    {
        await using var books = await TestBooks.Bare();
        await using var db = books.Open();
        // Stands in the way of one of the last tables, after many others were made.
        await db.Database.ExecuteSqlAsync($"CREATE TABLE purchases (id INTEGER)", Cancel);

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Upgraded(books));

        Assert.Empty(await db.Database.GetAppliedMigrationsAsync(Cancel));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => db.Database.ExecuteSqlAsync($"SELECT 1 FROM customers", Cancel));

        await db.Database.ExecuteSqlAsync($"DROP TABLE purchases", Cancel);
        Assert.Null((await Upgraded(books)).Refusal);
    }

    [Fact]
    public async Task The_tables_are_those_of_the_newest_migration()
    {
        await using var books = await TestBooks.Fresh();
        await using var db = books.Open();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    private static async Task<Result<Done>> Upgraded(TestBooks books)
    {
        await using var db = books.Open();
        return await new Upgrade(db, new DataFolder(books.Folder)).Run(Cancel);
    }

    private static async Task<(int Migrations, long Lines, Guid Books)> StateOf(TestBooks books)
    {
        await using var db = books.Open();
        return (
            (await db.Database.GetAppliedMigrationsAsync(Cancel)).Count(),
            await db.Set<AuditEntry>().LongCountAsync(Cancel),
            (await db.BusinessAsync(Cancel)).BooksId);
    }
}
