using System.Buffers;
using System.Security.Cryptography;

namespace Kite.Importing;

/// <summary>
/// The files that imports read, in the data folder: kept until the import is undone, or for
/// thirty days (decision 0103).
/// </summary>
public sealed class ImportFiles(DataFolder folder)
{
    private const int Piece = 256 * 1024;

    public string PathOf(Guid import) =>
        Path.Combine(folder.Folder("imports"), import.ToString("N") + ".file");

    public bool Has(Guid import) => File.Exists(PathOf(import));

    /// <summary>Streams the file to the disk; its hash and its size on the way.</summary>
    internal async Task<Kept> Keep(Guid import, Stream file, CancellationToken cancel)
    {
        var path = PathOf(import);
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var kept = new FileStream(
                path, FileMode.Create, FileAccess.Write, FileShare.None, 1, useAsync: true);
            int read;
            while ((read = await file.ReadAsync(piece, cancel)) > 0)
            {
                hash.AppendData(piece.AsSpan(0, read));
                await kept.WriteAsync(piece.AsMemory(0, read), cancel);
            }
            kept.Flush(flushToDisk: true);
            return new(hash.GetHashAndReset(), kept.Length);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    internal void Remove(Guid import) => File.Delete(PathOf(import));

    /// <summary>A place for a file of the moment; whoever makes it removes it.</summary>
    public string Scratch() => Path.Combine(
        folder.Folder("tmp"), Guid.CreateVersion7().ToString("N"));

    internal sealed record Kept(byte[] Hash, long Bytes);
}
