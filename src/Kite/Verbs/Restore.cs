using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Kite;

/// <summary>Puts a backup in place of the books, while the program does not run.</summary>
internal static class Restore
{
    public static Command Verb()
    {
        var file = new Argument<string>("file") { Description = Say.Text("verb.restore.file") };
        var replace = new Option<bool>("--replace")
        {
            Description = Say.Text("verb.restore.replace"),
        };
        var verb = new Command("restore", Say.Text("verb.restore")) { file, replace };
        verb.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(file), parsed.GetValue(replace), cancel));
        return verb;
    }

    private static async Task<int> Run(string file, bool replace, CancellationToken cancel)
    {
        var settings = KiteHost.Builder([]).Configuration;
        var folder = DataFolder.At(settings["KITE_DATA"]);
        var books = BooksAt.From(settings.GetConnectionString("Kite"), folder);
        var lockPath = folder.File("serve.lock");
        await using var turn = FileLock.Try(lockPath);
        if (turn is null) return Say.No(new AlreadyServed(FileLock.HolderOf(lockPath)));

        var scratch = Path.Combine(folder.Folder("tmp"), Guid.CreateVersion7().ToString("N"));
        try
        {
            var note = await Archive.Read(file, scratch, cancel);
            if (note.Refusal is { } unread) return Say.No(unread);

            var no = await (books.IsPostgres
                ? IntoPostgres(books, note.Value, scratch, replace, cancel)
                : IntoFile(books, note.Value, scratch, replace, cancel));
            if (no is not null) return Say.No(no);

            await NewBooks.Name(books, cancel);
        }
        finally
        {
            File.Delete(scratch);
        }
        // The mirror follows other positions now; it is rebuilt from the books.
        foreach (var stale in Directory.EnumerateFiles(folder.Path, "mirror.*"))
        {
            File.Delete(stale);
        }
        Say.Line("restore.done");
        return 0;
    }

    private static async Task<Refusal?> IntoFile(
        BooksAt books, Archive.Note note, string scratch, bool replace,
        CancellationToken cancel)
    {
        if (note.Kind != "sqlite") return new BackupIsOfAnotherKind(note.Kind);
        var target = Path.GetFullPath(
            new SqliteConnectionStringBuilder(books.Connection).DataSource);
        if (File.Exists(target) && !replace) return new BooksAreThere(target);
        if (!await IsWhole(scratch, cancel)) return new NotABackup(scratch);

        var aside = ".before-restore-" + TimeProvider.System.GetUtcNow()
            .ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);
        foreach (var part in new[] { target, target + "-wal", target + "-shm" })
        {
            if (File.Exists(part)) File.Move(part, target + aside + part[target.Length..]);
        }
        File.Move(scratch, target);
        return null;
    }

    private static async Task<Refusal?> IntoPostgres(
        BooksAt books, Archive.Note note, string scratch, bool replace,
        CancellationToken cancel)
    {
        if (note.Kind != "postgres") return new BackupIsOfAnotherKind(note.Kind);
        var to = new Npgsql.NpgsqlConnectionStringBuilder(books.Connection).Database;
        var hasBooks = await SchemaAside.HasBooks(books.Connection, cancel);
        if (hasBooks && !replace) return new BooksAreThere(to!);

        var aside = hasBooks ? await SchemaAside.Put(books.Connection, cancel) : null;
        var isIn = false;
        try
        {
            var no = await Tool.Run(
                "pg_restore", books.Connection, cancel, "--no-owner", "--exit-on-error",
                "--single-transaction", "--dbname=" + to, scratch);
            isIn = no is null;
            return no;
        }
        finally
        {
            if (!isIn && aside is not null) await aside.Back(CancellationToken.None);
        }
    }

    private static async Task<bool> IsWhole(string file, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={file};Mode=ReadOnly;Pooling=false");
        try
        {
            await connection.OpenAsync(cancel);
            await using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check";
            return await check.ExecuteScalarAsync(cancel) is "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
