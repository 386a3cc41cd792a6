namespace Kite;

/// <summary>
/// A turn that one process at a time can hold; it ends with the process that holds it.
/// </summary>
public sealed class FileLock : IAsyncDisposable
{
    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>The turn, or null while another process holds it.</summary>
    public static FileLock? Try(string path)
    {
        try
        {
            return new(new FileStream(
                path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
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

    /// <summary>Leaves word of who holds it, for the one who finds it taken.</summary>
    public void Say(string words)
    {
        file.SetLength(0);
        file.Write(System.Text.Encoding.UTF8.GetBytes(words));
        file.Flush();
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
