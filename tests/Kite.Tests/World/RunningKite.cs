using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Kite.Tests;

/// <summary>The real program in a process of its own, as a shopkeeper starts it.</summary>
internal sealed class RunningKite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly StringBuilder said = new();

    private RunningKite(ProcessStartInfo how)
    {
        process = new Process { StartInfo = how };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it answers, when it serves.</summary>
    public string Address { get; private init; } = "";

    public string Said
    {
        get { lock (said) return said.ToString(); }
    }

    public bool IsOver => process.HasExited;

    // Built beside the tests: artifacts/bin/Kite.Tests/release and artifacts/bin/Kite/release.
    private static string Program
    {
        get
        {
            var mine = new DirectoryInfo(AppContext.BaseDirectory);
            return Path.Combine(mine.Parent!.Parent!.FullName, "Kite", mine.Name, "Kite.dll");
        }
    }

    /// <summary>Serves (<c>serve</c>, <c>demo</c>) and waits until it answers.</summary>
    public static async Task<RunningKite> Serve(
        string verb, string folder, string? connection = null,
        params (string Name, string Value)[] settings)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var kite = Run(folder, connection, address, [verb], settings);
        using var client = new HttpClient();
        var since = Stopwatch.StartNew();
        while (!await IsReady(client, address))
        {
            if (kite.IsOver || since.Elapsed > Patience)
                throw new InvalidOperationException($"kite {verb} does not answer: {kite.Said}");
            await Task.Delay(100);
        }
        return kite;
    }

    /// <summary>Starts any verb and does not wait for it.</summary>
    public static RunningKite Run(
        string folder, string? connection, string address, string[] words,
        params (string Name, string Value)[] settings)
    {
        var how = new ProcessStartInfo("dotnet", [Program, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            WorkingDirectory = folder,
        };
        how.Environment["KITE_DATA"] = Path.Combine(folder, "data");
        how.Environment["KITE_URLS"] = address;
        how.Environment["LANG"] = "en_US.UTF-8";
        foreach (var (name, value) in settings) how.Environment[name] = value;
        if (connection is not null) how.Environment["ConnectionStrings__Kite"] = connection;
        return new(how) { Address = address };
    }

    /// <summary>Runs a verb to its end; answers its exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> Done(
        string folder, string? connection, params string[] words)
    {
        await using var kite = Run(folder, connection, "http://127.0.0.1:0", words);
        kite.process.StandardInput.Close();
        await kite.process.WaitForExitAsync().WaitAsync(Patience);
        return (kite.process.ExitCode, kite.Said);
    }

    /// <summary>Holds it still, in the middle of whatever it does; <see cref="GoOn"/> ends that.
    /// </summary>
    public void HoldStill() => Signal(OperatingSystem.IsMacOS() ? 17 : 19);

    public void GoOn() => Signal(OperatingSystem.IsMacOS() ? 19 : 18);

    /// <summary>As when the power goes: <c>kill -9</c>.</summary>
    public async Task Kill()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        process.Dispose();
    }

    private void Signal(int signal)
    {
        if (!process.HasExited) _ = Send(process.Id, signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);

    private static async Task<bool> IsReady(HttpClient client, string address)
    {
        try
        {
            using var answer = await client.GetAsync($"{address}/ready");
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private void Hear(string? line)
    {
        lock (said) said.AppendLine(line);
    }
}
