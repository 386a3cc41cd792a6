using System.Diagnostics;
using System.Globalization;

namespace Kite.Bench;

/// <summary>A program started by the bench, with the most memory it ever held.</summary>
internal sealed class Child : IDisposable
{
    private static readonly Dictionary<string, string?> Nothing = new(StringComparer.Ordinal);

    private readonly Process process;
    private readonly Task watching;
    private readonly Task<string> told;
    private readonly Task<string> complained;

    private Child(Process process)
    {
        this.process = process;
        told = process.StandardOutput.ReadToEndAsync();
        complained = process.StandardError.ReadToEndAsync();
        watching = Watch();
    }

    public long PeakBytes { get; private set; }

    public static Child Start(
        string program,
        IEnumerable<string> words,
        IReadOnlyDictionary<string, string?>? settings = null,
        string? folder = null)
    {
        var start = new ProcessStartInfo(program, words)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in settings ?? Nothing) start.Environment[name] = value;
        var started = Process.Start(start)!;
        started.StandardInput.Close();
        return new(started);
    }

    /// <summary>Waits for its end; throws with its words where it fails.</summary>
    public async Task<string> Finish(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        await watching;
        return process.ExitCode == 0
            ? await told
            : throw new InvalidOperationException(
                $"{process.StartInfo.FileName} ended with {process.ExitCode}: "
                + await complained + await told);
    }

    /// <summary>What it holds now, in the machine's memory.</summary>
    public long BytesNow() => Status("VmRSS:");

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    // The kernel keeps the peak; it is read until the process is gone.
    private async Task Watch()
    {
        while (!process.HasExited)
        {
            PeakBytes = Math.Max(PeakBytes, Status("VmHWM:"));
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private long Status(string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status")
                .FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
            return line is null
                ? 0
                : 1024 * long.Parse(
                    line[name.Length..^" kB".Length], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
