using System.Net;
using System.Net.Sockets;

namespace Kite.Tests;

/// <summary>How a printer behaves.</summary>
internal enum PrinterMood
{
    Ready,

    /// <summary>It takes the call and says nothing.</summary>
    Silent,
    OutOfPaper,
    Open,

    /// <summary>It takes the receipt and never says that it is printed.</summary>
    Jams,
}

/// <summary>
/// A receipt printer on this machine: it keeps what it was sent, and answers as printers do.
/// </summary>
internal sealed class FakePrinter : IAsyncDisposable
{
    private static readonly byte[] State = [0x1D, 0x61, 0x00, 0x10, 0x04, 0x02];
    private static readonly byte[] Printed = [0x1D, 0x72, 0x01];

    private readonly TcpListener door;
    private readonly CancellationTokenSource end = new();
    private readonly Task work;
    private readonly List<byte[]> receipts = [];
    private readonly PrinterMood mood;

    private FakePrinter(TcpListener door, PrinterMood mood)
    {
        (this.door, this.mood) = (door, mood);
        Port = ((IPEndPoint)door.LocalEndpoint).Port;
        work = Serve();
    }

    public int Port { get; }

    /// <summary>What was sent, call by call, without the questions.</summary>
    public IReadOnlyList<byte[]> Receipts
    {
        get
        {
            lock (receipts) return [.. receipts];
        }
    }

    /// <summary>Waits until so many receipts have come.</summary>
    public async Task Has(int count)
    {
        while (Receipts.Count < count) await Task.Delay(20, end.Token);
    }

    /// <summary>Opens at the first door of a printer that is free.</summary>
    public static FakePrinter Start(PrinterMood mood = PrinterMood.Ready)
    {
        for (var port = 9100; port <= 9199; port++)
        {
            var fresh = new TcpListener(IPAddress.Loopback, port);
            try
            {
                fresh.Start();
                return new(fresh, mood);
            }
            catch (SocketException)
            {
                fresh.Dispose();
            }
        }
        throw new InvalidOperationException("No door of a printer is free.");
    }

    /// <summary>Opens at the door at which another stood.</summary>
    public static FakePrinter At(int port)
    {
        var fresh = new TcpListener(IPAddress.Loopback, port);
        fresh.Start();
        return new(fresh, PrinterMood.Ready);
    }

    private async Task Serve()
    {
        try
        {
            while (!end.IsCancellationRequested)
            {
                using var call = await door.AcceptTcpClientAsync(end.Token);
                await Take(call.GetStream());
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException
            or InvalidOperationException)
        {
            // The printer is switched off.
        }
    }

    private async Task Take(NetworkStream line)
    {
        var said = new List<byte>();
        var part = new byte[8192];
        try
        {
            while (await line.ReadAsync(part, end.Token) is var count and > 0)
            {
                said.AddRange(part.AsSpan(0, count));
                if (Asks(said, State) && mood is not PrinterMood.Silent)
                    await line.WriteAsync(new[] { Answer }, end.Token);
                if (!Asks(said, Printed)) continue;

                Keep(said);
                if (mood is not PrinterMood.Jams)
                    await line.WriteAsync(new byte[] { 0x12 }, end.Token);
            }
        }
        catch (IOException)
        {
            // Whoever called hung up.
        }
        Keep(said);
    }

    private byte Answer => mood switch
    {
        PrinterMood.OutOfPaper => 0x32,
        PrinterMood.Open => 0x16,
        _ => 0x12,
    };

    private void Keep(List<byte> said)
    {
        if (said.Count == 0) return;
        lock (receipts) receipts.Add([.. said]);
        said.Clear();
    }

    // The question stands at the end of what was said, and is no part of a receipt.
    private static bool Asks(List<byte> said, byte[] question)
    {
        if (said.Count < question.Length
            || !said.TakeLast(question.Length).SequenceEqual(question))
        {
            return false;
        }
        said.RemoveRange(said.Count - question.Length, question.Length);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (end.IsCancellationRequested) return;
        await end.CancelAsync();
        door.Dispose();
        await work;
    }
}
