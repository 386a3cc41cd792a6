using System.Net;
using System.Net.Sockets;

namespace Kite.Bench;

/// <summary>
/// A wire laid between browser and program, which counts every byte that comes back: headers,
/// compressed bodies, the live connection.
/// </summary>
internal sealed class Wire : IDisposable
{
    private readonly TcpListener near = new(IPAddress.Loopback, 0);
    private readonly Uri far;
    private long back;

    public Wire(Uri far)
    {
        this.far = far;
        near.Start();
        Near = new(Figure.Say($"http://localhost:{((IPEndPoint)near.LocalEndpoint).Port}"));
        Taking = Take();
    }

    /// <summary>Where the browser is to go.</summary>
    public Uri Near { get; }
    public long BytesBack => Interlocked.Read(ref back);
    private Task Taking { get; }

    public void Dispose() => near.Dispose();

    private async Task Take()
    {
        try
        {
            while (true) _ = Join(await near.AcceptTcpClientAsync());
        }
        catch (SocketException)
        {
            // The wire was taken away.
        }
        catch (ObjectDisposedException)
        {
            // The same, a moment later.
        }
    }

    private async Task Join(TcpClient browser)
    {
        using var here = browser;
        using var there = new TcpClient { NoDelay = true };
        await there.ConnectAsync(IPAddress.Loopback, far.Port);
        here.NoDelay = true;
        await Task.WhenAny(
            here.GetStream().CopyToAsync(there.GetStream()),
            Count(there.GetStream(), here.GetStream()));
    }

    private async Task Count(NetworkStream from, NetworkStream to)
    {
        var piece = new byte[64 * 1024];
        int read;
        while ((read = await from.ReadAsync(piece)) > 0)
        {
            Interlocked.Add(ref back, read);
            await to.WriteAsync(piece.AsMemory(0, read));
        }
    }
}
