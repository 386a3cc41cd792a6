using System.CommandLine;

namespace Kite;

/// <summary>The database is served by another process already.</summary>
internal sealed record AlreadyServed(string Holder) : Refusal;

/// <summary>Opens the program for browsers and other programs.</summary>
internal static class Serve
{
    public static Command Verb()
    {
        var verb = new Command("serve", Say.Text("verb.serve"));
        verb.SetAction((_, cancel) => Run([], beforeOpening: null, cancel));
        return verb;
    }

    public static async Task<int> Run(
        string[] settings, Func<IServiceProvider, Task>? beforeOpening, CancellationToken cancel)
    {
        var builder = KiteHost.Builder(settings);
        await using var app = builder.Build();
        var folder = app.Services.GetRequiredService<DataFolder>();
        var isAlone = !app.Services.GetRequiredService<BooksAt>().IsPostgres;
        var path = folder.File("serve.lock");
        await using var turn = FileLock.Try(path);
        if (turn is null && isAlone) return Say.No(new AlreadyServed(FileLock.HolderOf(path)));

        turn?.Say($"kite serve, process {Environment.ProcessId}, {KiteHost.UrlsOf(builder)}");
        // The routes are laid out while the books are opened: two cores, half the wait.
        var opening = Task.Run(() => KiteApp.Prepare(app.Services, cancel), cancel);
        KiteApp.LayOut(app);
        KiteApp.Complete(app);
        var upgraded = await opening;
        if (upgraded.Refusal is { } no) return Say.No(no);

        if (beforeOpening is not null) await beforeOpening(app.Services);
        await app.StartAsync(cancel);
        Say.Line("serve.open", string.Join(' ', app.Urls));
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }
}
