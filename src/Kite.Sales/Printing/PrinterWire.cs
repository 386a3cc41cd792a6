using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;

namespace Kite.Sales;

/// <summary>How long a printer is waited for: to be reached, to answer, to have printed.
/// </summary>
internal sealed record PrinterPatience(TimeSpan Reach, TimeSpan Answer, TimeSpan Print)
{
    public static readonly PrinterPatience Usual = new(
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));
}

/// <summary>
/// Sends bytes to a printer in the house, and says what hinders it. It is asked first whether it
/// is ready, so that a receipt that was refused was not half printed.
/// </summary>
internal sealed class PrinterWire(IConfiguration settings, PrinterPatience patience)
{
    public const string Anywhere = "KITE_PRINTERS_ANYWHERE";

    private bool IsAnywhere => settings.GetValue(Anywhere, false);

    /// <summary>Why nothing is sent there; none where it may be.</summary>
    public IReadOnlyList<Fault> Faults(string? address, int? port)
    {
        var faults = new List<Fault>();
        var ip = PrinterPlace.Read(address);
        if (ip is null)
            faults.Add(new("address", new NotAPrinterAddress()));
        else if (!IsAnywhere && !PrinterPlace.IsNear(ip))
            faults.Add(new("address", new PrinterIsOutside()));
        var (first, last) = IsAnywhere
            ? (1, 65_535)
            : (PrinterPlace.FirstPort, PrinterPlace.LastPort);
        if (port < first || port > last)
            faults.Add(new("port", new OutOfRange(first, last)));
        return faults;
    }

    public async Task<Refusal?> Send(TillPrinter printer, byte[] bytes, CancellationToken cancel)
    {
        // Looked at again: what is kept may be older than what is allowed.
        if (Faults(printer.Address, printer.Port) is { Count: > 0 } faults)
            return new BadInput(faults);

        var at = $"{printer.Address}:{printer.Port}";
        using var wire = new TcpClient { NoDelay = true };
        var place = new IPEndPoint(PrinterPlace.Read(printer.Address)!, printer.Port);
        if (!await InTime(patience.Reach, t => wire.ConnectAsync(place, t).AsTask(), cancel))
            return new PrinterIsNotReached(at);

        var line = wire.GetStream();
        if (printer.Answers)
        {
            if (await Ask(line, EscPos.AskState, EscPos.IsState, patience.Answer, cancel)
                is not { } state)
                return new PrinterIsSilent(at);
            if (EscPos.Trouble(state, at) is { } trouble) return trouble;
        }
        if (!await InTime(patience.Print, t => line.WriteAsync(bytes, t).AsTask(), cancel))
            return new PrinterStopped(at);
        if (printer.Answers)
        {
            return await Ask(
                line, EscPos.AskPrinted, _ => true, patience.Print, cancel) is null
                ? new PrinterStopped(at)
                : null;
        }
        // Without an answer it is enough that all of it was taken.
        return await InTime(patience.Answer, _ => EndOf(wire), cancel)
            ? null
            : new PrinterStopped(at);
    }

    private static Task EndOf(TcpClient wire)
    {
        wire.Client.Shutdown(SocketShutdown.Send);
        return Task.CompletedTask;
    }

    private static async Task<byte?> Ask(
        NetworkStream line, byte[] question, Func<byte, bool> isAnswer, TimeSpan patience,
        CancellationToken cancel)
    {
        var said = new byte[1];
        var count = 0;
        var isHeard = await InTime(
            patience,
            async t =>
            {
                await line.WriteAsync(question, t);
                // What it said before it was told to be silent is read over.
                do
                {
                    count = await line.ReadAsync(said, t);
                }
                while (count == 1 && !isAnswer(said[0]));
            },
            cancel);
        return isHeard && count == 1 ? said[0] : null;
    }

    // False where it took too long, or the line broke.
    private static async Task<bool> InTime(
        TimeSpan patience, Func<CancellationToken, Task> work, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        end.CancelAfter(patience);
        try
        {
            await work(end.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception broken) when (broken is SocketException or IOException)
        {
            return false;
        }
    }
}
