using System.Net;
using System.Net.Sockets;

namespace Kite.Bench;

/// <summary>Where things lie: the sources, and a folder that is gone when the run is.</summary>
internal static class Tree
{
    private static readonly string Root = FindRoot();

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "Kite.slnx")))
        {
            at = at.Parent ?? throw new InvalidOperationException("Run me inside the sources.");
        }
        return at.FullName;
    }
}

/// <summary>A folder for one scenario, removed with all that is in it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kite-bench-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Folder(string name) => Directory.CreateDirectory(File(name)).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
