using System.IO.Compression;
using System.Text.Json;

namespace Kite;

/// <summary>
/// A backup: the books as of one moment and a note of whose they are, in one zip. The master keys
/// are not in it (rules/privacy 11).
/// </summary>
internal static class Archive
{
    private const string NoteName = "kite.json";
    private const string BooksName = "books";

    /// <summary>Whose books, of which kind, when.</summary>
    public sealed record Note(Guid BooksId, string Kind, DateTimeOffset At);

    public static async Task Write(
        string file, Note note, string books, CancellationToken cancel)
    {
        // Written beside and then moved: a backup is whole or not there.
        var half = file + ".half";
        await using (var zip = await ZipFile.OpenAsync(half, ZipArchiveMode.Create, cancel))
        {
            await zip.CreateEntryFromFileAsync(
                books, BooksName, CompressionLevel.Fastest, cancel);
            await using var entry = await zip.CreateEntry(NoteName).OpenAsync(cancel);
            await JsonSerializer.SerializeAsync(entry, note, cancellationToken: cancel);
        }
        File.Move(half, file, overwrite: true);
    }

    /// <summary>Reads the note and unpacks the books; a refusal when it is no backup.</summary>
    public static async Task<Result<Note>> Read(
        string file, string booksTo, CancellationToken cancel)
    {
        if (!File.Exists(file)) return new NoSuchBackup(file);
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(file, cancel);
            if (zip.GetEntry(NoteName) is not { } noted || zip.GetEntry(BooksName) is not { } books)
                return new NotABackup(file);

            await books.ExtractToFileAsync(booksTo, overwrite: true, cancel);
            await using var entry = await noted.OpenAsync(cancel);
            var note = await JsonSerializer.DeserializeAsync<Note>(
                entry, cancellationToken: cancel);
            return note is null ? new NotABackup(file) : note;
        }
        catch (Exception bad) when (bad is InvalidDataException or JsonException)
        {
            return new NotABackup(file);
        }
    }
}

/// <summary>There is no such file.</summary>
internal sealed record NoSuchBackup(string File) : Refusal;

/// <summary>The file is no backup of Kite's, or it is damaged.</summary>
internal sealed record NotABackup(string File) : Refusal;

/// <summary>The backup is of the other kind of database.</summary>
internal sealed record BackupIsOfAnotherKind(string Kind) : Refusal;

/// <summary>There are books already; restoring over them must be asked for.</summary>
internal sealed record BooksAreThere(string Place) : Refusal;

/// <summary>PostgreSQL's own tool is needed and did not do its work.</summary>
internal sealed record ToolFailed(string Tool, string Said) : Refusal;
