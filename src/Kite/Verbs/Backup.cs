using System.CommandLine;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Writes the books as of one moment into a file, while the program runs.</summary>
internal static class Backup
{
    public static Command Verb()
    {
        var file = new Argument<string>("file") { Description = Say.Text("verb.backup.file") };
        var verb = new Command("backup", Say.Text("verb.backup")) { file };
        verb.SetAction((parsed, cancel) => Run(parsed.GetRequiredValue(file), cancel));
        return verb;
    }

    private static async Task<int> Run(string file, CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        var scratch = Path.Combine(
            ground.Get<DataFolder>().Folder("tmp"), Guid.CreateVersion7().ToString("N"));
        try
        {
            var note = await ground.With((KiteDb db) => Snapshot(db, scratch, cancel));
            if (note.Refusal is { } no) return Say.No(no);

            await Archive.Write(file, note.Value, scratch, cancel);
            Say.Line("backup.done", Path.GetFullPath(file));
            return 0;
        }
        finally
        {
            File.Delete(scratch);
        }
    }

    private static async Task<Result<Archive.Note>> Snapshot(
        KiteDb db, string to, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var kind = db.IsPostgres ? "postgres" : "sqlite";
        var note = new Archive.Note(
            business.BooksId, kind, TimeProvider.System.GetUtcNow());
        if (!db.IsPostgres)
        {
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {to}", cancel);
            return note;
        }
        var no = await Tool.Run(
            "pg_dump", db.Database.GetConnectionString()!, cancel,
            "--format=custom", "--no-owner", $"--exclude-schema={SchemaAside.Prefix}*",
            "--file=" + to);
        return no is null ? note : no;
    }
}
