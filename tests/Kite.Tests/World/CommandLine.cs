namespace Kite.Tests;

/// <summary>The real command line over a test's books.</summary>
internal sealed class CommandLine(TestBooks books)
{
    // Nobody but the program itself holds the books open between two looks.
    private readonly TestBooks watched =
        books with { Connection = books.Connection + ";Pooling=False" };

    public string Folder => books.Folder;

    /// <summary>Runs a verb to its end; answers its exit code and what it said.</summary>
    public Task<(int Code, string Said)> Try(params string[] words) =>
        RunningKite.Done(books.Folder, books.Connection, words);

    /// <summary>Runs a verb that must succeed; answers what it said.</summary>
    public async Task<string> Do(params string[] words)
    {
        var (code, said) = await Try(words);
        Assert.True(code == 0, said);
        return said;
    }

    /// <summary>Runs a verb that must be refused; answers what it said.</summary>
    public async Task<string> Refused(params string[] words)
    {
        var (code, said) = await Try(words);
        Assert.True(code == 1, $"{code} {said}");
        return said;
    }

    /// <summary>Starts a verb and does not wait for it.</summary>
    public RunningKite Start(params string[] words) =>
        RunningKite.Run(books.Folder, books.Connection, "http://127.0.0.1:0", words);

    public Task<RunningKite> Serve(params (string Name, string Value)[] settings) =>
        RunningKite.Serve("serve", books.Folder, books.Connection, settings);

    public async Task<T> Look<T>(Func<KiteDb, Task<T>> look)
    {
        await using var db = watched.Open();
        return await look(db);
    }
}
