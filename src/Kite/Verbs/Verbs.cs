namespace Kite;

/// <summary>
/// The command line: each verb ends non-zero on failure and says what to do next.
/// </summary>
internal static class Verbs
{
    public static async Task<int> Run(string[] args)
    {
        var app = KiteApp.Build(KiteHost.Builder(args));
        await app.RunAsync();
        return 0;
    }
}
