using System.Globalization;
using System.Text.RegularExpressions;

namespace Kite.Bench;

/// <summary>
/// pgbench's TPC-B on the server that Kite is measured on: as it comes, seven statements each, and
/// as one function, which takes away what Kite saves by asking seldom.
/// </summary>
internal sealed partial class Yard(PrivatePostgres server, string script)
{
    private const int Askers = 16;

    public static async Task<Yard> Build(
        PrivatePostgres server, ScratchFolder scratch, CancellationToken cancel)
    {
        await server.Run("postgres", "CREATE DATABASE yard", cancel);
        await server.Bench(["-i", "-q", "-s", Figure.Say($"{Askers}")], cancel);
        await server.Run("yard", Whole, cancel);
        var script = scratch.File("whole.sql");
        await File.WriteAllTextAsync(script, Asking, cancel);
        return new(server, script);
    }

    /// <summary>Transactions a second of TPC-B as it comes.</summary>
    public Task<double> AsItComes(int seconds, CancellationToken cancel) =>
        Rate(["-b", "tpcb-like"], seconds, cancel);

    /// <summary>The same as one function.</summary>
    public Task<double> AsOneFunction(int seconds, CancellationToken cancel) =>
        Rate(["-f", script], seconds, cancel);

    private async Task<double> Rate(string[] what, int seconds, CancellationToken cancel)
    {
        await server.Run("yard", "CHECKPOINT", cancel);
        var told = await server.Bench(
            [
                "-n", "-c", Figure.Say($"{Askers}"), "-j", "2", "-M", "prepared",
                "-T", Figure.Say($"{seconds}"), .. what,
            ],
            cancel);
        return double.Parse(Found().Match(told).Groups["rate"].Value, CultureInfo.InvariantCulture);
    }

    private const string Whole = """
        CREATE FUNCTION tpcb(a int, b int, t int, d int) RETURNS int LANGUAGE plpgsql AS $$
        DECLARE balance int;
        BEGIN
            UPDATE pgbench_accounts SET abalance = abalance + d WHERE aid = a;
            SELECT abalance INTO balance FROM pgbench_accounts WHERE aid = a;
            UPDATE pgbench_tellers SET tbalance = tbalance + d WHERE tid = t;
            UPDATE pgbench_branches SET bbalance = bbalance + d WHERE bid = b;
            INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES (t, b, a, d, now());
            RETURN balance;
        END $$
        """;

    private const string Asking = """
        \set aid random(1, 1600000)
        \set bid random(1, 16)
        \set tid random(1, 160)
        \set delta random(-5000, 5000)
        SELECT tpcb(:aid, :bid, :tid, :delta);
        """;

    [GeneratedRegex(
        @"tps = (?<rate>[\d.]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Found();
}
