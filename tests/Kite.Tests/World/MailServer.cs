using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Kite.Tests;

/// <summary>A letter as it came over the wire: from whom, to whom, and every byte of it.</summary>
internal sealed record CameIn(string From, string To, string Raw)
{
    public string Head => Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];

    public MimeMessage Message =>
        MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(Raw)));
}

/// <summary>
/// A mail server of a few lines, which takes letters, or answers as a test tells it to.
/// </summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly List<CameIn> came = [];
    private readonly List<TcpClient> held = [];
    private readonly SemaphoreSlim called = new(0);
    private readonly Task serving;

    public MailServer()
    {
        door.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)door.LocalEndpoint).Port;

    /// <summary>What is answered to a command that begins so, instead of the usual.</summary>
    public Dictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>The line breaks before the greeting.</summary>
    public bool IsMute { get; set; }

    /// <summary>The line is taken, and nothing is ever said.</summary>
    public bool IsSilent { get; set; }

    /// <summary>A letter that has come is acknowledged once this is done.</summary>
    public TaskCompletionSource? Hold { get; set; }

    /// <summary>Ends when somebody is kept waiting.</summary>
    public Task Called() => called.WaitAsync(closing.Token);

    public IReadOnlyList<CameIn> Came
    {
        get { lock (came) return [.. came]; }
    }

    public async ValueTask DisposeAsync()
    {
        if (closing.IsCancellationRequested) return;

        await closing.CancelAsync();
        door.Stop();
        await serving;
        held.ForEach(line => line.Dispose());
        called.Dispose();
    }

    private async Task Serve()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var caller = await door.AcceptTcpClientAsync(closing.Token);
                held.Add(caller);
                if (IsSilent)
                {
                    called.Release();
                    continue;
                }
                await Talk(caller.GetStream());
                caller.Dispose();
            }
            catch (Exception gone) when (gone is IOException or SocketException
                or OperationCanceledException)
            {
                continue;
            }
        }
    }

    private async Task Talk(NetworkStream line)
    {
        if (IsMute) return;

        using var read = new StreamReader(line, new UTF8Encoding(false));
        await using var write = new StreamWriter(line, new UTF8Encoding(false))
        {
            AutoFlush = true, NewLine = "\r\n",
        };
        await write.WriteLineAsync("220 tests");
        var (from, to) = ("", "");
        while (await read.ReadLineAsync(closing.Token) is { } said)
        {
            var told = Answers.FirstOrDefault(
                a => said.StartsWith(a.Key, StringComparison.OrdinalIgnoreCase)).Value;
            if (told is not null)
            {
                await write.WriteLineAsync(told);
                if (told.StartsWith("421", StringComparison.Ordinal)) return;
                continue;
            }
            if (said.StartsWith("MAIL", StringComparison.Ordinal)) from = Between(said);
            if (said.StartsWith("RCPT", StringComparison.Ordinal)) to = Between(said);
            if (said is "DATA") await Take(read, write, from, to);
            if (said is "QUIT") return;
            if (said is not "DATA") await write.WriteLineAsync(Usual(said));
        }
    }

    private async Task Take(StreamReader read, StreamWriter write, string from, string to)
    {
        await write.WriteLineAsync("354 go on");
        var letter = new StringBuilder();
        while (await read.ReadLineAsync(closing.Token) is { } said and not ".")
            letter.Append(said.StartsWith('.') ? said[1..] : said).Append("\r\n");
        var end = Answers.GetValueOrDefault("END", "250 taken");
        if (end.StartsWith('2')) lock (came) came.Add(new(from, to, letter.ToString()));
        if (Hold is { } hold)
        {
            called.Release();
            await hold.Task.WaitAsync(closing.Token);
        }
        await write.WriteLineAsync(end);
    }

    private static string Usual(string said) => said[..4] switch
    {
        "EHLO" => "250-tests\r\n250-AUTH PLAIN\r\n250 8BITMIME",
        "AUTH" => "235 welcome",
        _ => "250 fine",
    };

    private static string Between(string said) => said[(said.IndexOf('<') + 1)..said.IndexOf('>')];
}
