using Kite.Tests.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Books that are put away and brought back by the real verbs.</summary>
[Trait("books", "both")]
public sealed class BackupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Books_come_back_as_they_were_and_under_a_name_of_their_own()
    {
        await using var books = await TestBooks.Fresh();
        var kite = new CommandLine(books);
        var (roll, file) = await Brought(kite, "first");
        var backup = Path.Combine(books.Folder, "put-away.kite");
        var was = await BooksId(kite);

        await kite.Do("backup", backup);
        await Brought(kite, "second");
        var later = await Purchases(kite);
        await kite.Refused("restore", backup);
        Assert.Equal(later, await Purchases(kite));

        await kite.Do("restore", backup, "--replace");

        Assert.Equal(roll.Added, await Purchases(kite));
        Assert.NotEqual(was, await BooksId(kite));
        await kite.Do("verify");
        // Life goes on in them: the same file is known, another one goes in.
        await kite.Do("import", "purchases", file, "--map", Map(kite));
        Assert.Equal(roll.Added, await Purchases(kite));
        await Brought(kite, "second");
        Assert.Equal(later, await Purchases(kite));
        await kite.Do("verify");
    }

    [Fact]
    public async Task An_empty_place_takes_them_without_being_asked_twice()
    {
        await using var books = await TestBooks.Fresh();
        var kite = new CommandLine(books);
        var (roll, _) = await Brought(kite, "first");
        var backup = Path.Combine(books.Folder, "put-away.kite");
        await kite.Do("backup", backup);

        await using var bare = await TestBooks.Bare();
        var elsewhere = new CommandLine(bare);
        await elsewhere.Do("restore", backup);

        Assert.Equal(roll.Added, await Purchases(elsewhere));
        Assert.NotEqual(await BooksId(kite), await BooksId(elsewhere));
    }

    [Fact]
    public async Task What_a_later_program_added_does_not_stay_among_them()
    {
        await using var books = await TestBooks.Fresh();
        var kite = new CommandLine(books);
        var (roll, _) = await Brought(kite, "first");
        var backup = Path.Combine(books.Folder, "put-away.kite");
        await kite.Do("backup", backup);
        Task<int> Add() => kite.Look(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE of_tomorrow (id integer)", Cancel));
        await Add();

        await kite.Do("restore", backup, "--replace");
        await Add();

        // What was put aside is not backed up again, nor in the way of another time.
        await kite.Do("backup", backup);
        await kite.Do("restore", backup, "--replace");
        Assert.Equal(roll.Added, await Purchases(kite));
        await kite.Do("verify");
    }

    [Fact]
    public async Task While_the_program_serves_it_is_backed_up_but_not_restored()
    {
        await using var books = await TestBooks.Fresh();
        var kite = new CommandLine(books);
        await Brought(kite, "first");
        var backup = Path.Combine(books.Folder, "put-away.kite");
        await using (await kite.Serve())
        {
            await kite.Do("backup", backup);
            Assert.Contains("kite serve", await kite.Refused("restore", backup, "--replace"));
        }
        await kite.Do("restore", backup, "--replace");
        await kite.Do("verify");
    }

    [Fact]
    public async Task A_mirror_of_what_came_after_is_not_taken_for_theirs()
    {
        await using var books = await TestBooks.Fresh();
        var kite = new CommandLine(books);
        var (roll, _) = await Brought(kite, "first");
        var backup = Path.Combine(books.Folder, "put-away.kite");
        await kite.Do("backup", backup);
        await Brought(kite, "second");
        await using (await kite.Serve()) { }
        var (here, elsewhere) = (
            Path.Combine(books.Folder, "data"), Path.Combine(books.Folder, "another-machine"));
        CopyMirror(here, Directory.CreateDirectory(elsewhere).FullName);

        await kite.Do("restore", backup, "--replace");
        Assert.Empty(Directory.EnumerateFiles(here, "mirror.*"));
        CopyMirror(elsewhere, here);

        await kite.Do("verify");
        await using (await kite.Serve()) { }
        Assert.Contains($"{roll.Added:N0}", await kite.Do("verify"));
    }

    [Fact]
    public async Task What_is_no_backup_of_these_books_changes_nothing()
    {
        await using var books = await TestBooks.Fresh();
        var kite = new CommandLine(books);
        var (roll, file) = await Brought(kite, "first");
        var strange = Path.Combine(books.Folder, "strange.kite");
        var other = TestBooks.Server is null ? "postgres" : "sqlite";
        await Archive.Write(
            strange, new(Guid.Empty, other, DateTimeOffset.UnixEpoch), file, Cancel);

        Assert.Contains("nowhere", await kite.Refused("restore", "nowhere", "--replace"));
        await kite.Refused("restore", file, "--replace");
        Assert.Contains(other, await kite.Refused("restore", strange, "--replace"));
        // One that says it is, and is damaged inside.
        await Archive.Write(
            strange,
            new(Guid.Empty, other == "sqlite" ? "postgres" : "sqlite", DateTimeOffset.UnixEpoch),
            file,
            Cancel);
        await kite.Refused("restore", strange, "--replace");

        Assert.Equal(roll.Added, await Purchases(kite));
        await kite.Do("verify");
    }

    private static async Task<(TillRoll Roll, string File)> Brought(
        CommandLine kite, string name)
    {
        var roll = TillRoll.Of(400, new Random(name.Length));
        var file = Path.Combine(kite.Folder, name + ".csv");
        roll.Write(file);
        await File.WriteAllTextAsync(Map(kite), TillRoll.Mapping, Cancel);
        await kite.Do("import", "purchases", file, "--map", Map(kite));
        return (roll, file);
    }

    private static void CopyMirror(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "mirror.*"))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static string Map(CommandLine kite) => Path.Combine(kite.Folder, "roll.json");

    private static Task<int> Purchases(CommandLine kite) =>
        kite.Look(db => db.Set<Sales.Purchase>().CountAsync(Cancel));

    private static Task<Guid> BooksId(CommandLine kite) =>
        kite.Look(db => db.Set<Business>().Select(b => b.BooksId).SingleAsync(Cancel));
}
