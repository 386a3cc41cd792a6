using System.Text.Json.Nodes;

namespace Kite;

/// <summary>
/// Lets someone take a list along as a file, who may; the trail keeps who took which.
/// </summary>
public sealed class TakeList(KiteDb db, Trail trail, TimeProvider clock)
{
    public async Task<Result<Export>> Run(
        Asker asker,
        string list,
        SheetFormat? format,
        IReadOnlyList<string> heads,
        IAsyncEnumerable<IReadOnlyList<object?>> rows,
        CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);

        var form = format ?? SheetFormat.Csv;
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var facts = new JsonObject
        {
            ["list"] = list,
            ["format"] = form.ToString().ToLowerInvariant(),
        };
        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        await trail.Note(db, "export", id: null, facts, cancel);
        await whole.CommitAsync(cancel);
        return new Export(new Sheet($"{list}-{today:yyyy-MM-dd}", heads, rows), form);
    }

    /// <summary>The same for a list that is short enough to be read at once.</summary>
    public Task<Result<Export>> Run<T>(
        Asker asker,
        string list,
        SheetFormat? format,
        IEnumerable<T> rows,
        IReadOnlyList<(string Head, Func<T, object?> Read)> columns,
        CancellationToken cancel) =>
        Run(
            asker, list, format,
            [.. columns.Select(c => c.Head)],
            rows.Select(IReadOnlyList<object?> (row) => [.. columns.Select(c => c.Read(row))])
                .ToAsyncEnumerable(),
            cancel);
}
