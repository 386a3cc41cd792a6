namespace Kite;

/// <summary>
/// A turn that one process at a time can hold; it ends with the process that holds it.
/// </summary>
public sealed class FileLock : IAsyncDisposable, IDisposable
{
    private readonly FileStream file;
    private readonly string path;

    private FileLock(FileStream file, string path) => (this.file, this.path) = (file, path);

    /// <summary>The turn, or null while another process holds it.</summary>
    public static FileLock? Try(string path)
    {
        try
        {
            return new(new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), path);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static async Task<FileLock> Wait(string path, CancellationToken cancel)
    {
        while (true)
        {
            if (Try(path) is { } turn) return turn;
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }
    }

    /// <summary>Waits on the spot: for turns that last no longer than writing a file.</summary>
    public static FileLock Wait(string path)
    {
        while (true)
        {
            if (Try(path) is { } turn) return turn;
            Thread.Sleep(TimeSpan.FromMilliseconds(20));
        }
    }

    /// <summary>Leaves word of who holds it, for the one who finds it taken.</summary>
    public void Say(string words) => File.WriteAllText(path + ".holder", words);

    /// <summary>What the holder left word of; empty when nothing.</summary>
    public static string HolderOf(string path) =>
        File.Exists(path + ".holder") ? File.ReadAllText(path + ".holder") : "";

    public void Dispose() => file.Dispose();

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
