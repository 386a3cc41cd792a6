using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// Paying from stored value, durable and under a key each, beside pgbench's TPC-B on the same
/// server in the same run, by turns (rules/money.md, 3). A figure counts only where the books
/// prove themselves afterwards.
/// </summary>
internal sealed class CheckoutScenario(int cards, int pairs, int seconds)
{
    private const int Askers = 64;
    private const int TillsAtOnce = 16;

    private readonly List<Figure> figures = [];

    public async Task<IReadOnlyList<Figure>> Run(CancellationToken cancel)
    {
        ThreadPool.SetMinThreads(2 * Askers, 2 * Askers);
        using var scratch = new ScratchFolder();
        await OnSqlite(scratch, cancel);
        await OnPostgres(scratch, cancel);
        return figures;
    }

    private async Task OnSqlite(ScratchFolder scratch, CancellationToken cancel)
    {
        await using var books = await CheckoutBooks.Open(
            scratch.Folder("lite"), $"Data Source={scratch.File("kite.db")}", cards, cancel);
        await Load.Full(Askers, 5, () => books.Pay(Any()));
        var full = await Load.Full(Askers, seconds, () => books.Pay(Any()));
        Tell("payments from stored value, SQLite", full, "at least 5,000 a second",
            full.ASecond >= 5_000);
        await OverWire("SQLite", books, full, cancel);
        await books.Prove(cancel);
    }

    private async Task OnPostgres(ScratchFolder scratch, CancellationToken cancel)
    {
        await using var server = await PrivatePostgres.Start(scratch, cancel);
        var yard = await Yard.Build(server, scratch, cancel);
        await using var books = await CheckoutBooks.Open(
            scratch.Folder("pg"), server.Connection("kite"), cards, cancel);
        await Load.Full(Askers, 5, () => books.Pay(Any()));
        var turns = new List<(double Yard, double Whole, Loaded Kite)>();
        for (var i = 0; i < pairs; i++)
        {
            var bare = await yard.AsItComes(seconds, cancel);
            var whole = await yard.AsOneFunction(seconds, cancel);
            await server.Run("kite", "CHECKPOINT", cancel);
            turns.Add((bare, whole, await Load.Full(Askers, seconds, () => books.Pay(Any()))));
            Console.WriteLine(Say($"{bare:N0} / {whole:N0} / {turns[^1].Kite.ASecond:N0}"));
        }
        Compare("TPC-B as it comes", 5, turns.ConvertAll(t => (t.Yard, t.Kite)));
        Compare("TPC-B as one function", 0, turns.ConvertAll(t => (t.Whole, t.Kite)));
        var usual = Middle(turns.Select(t => t.Kite.ASecond));

        var hot = await Load.Full(Askers, seconds, () => books.Pay(Some()));
        Tell("the same, cards by Zipf 1.0", hot);
        var half = await Load.Paced(usual / 2, seconds, () => books.Pay(Any()));
        Tell("the same at half that load", half, "p99 at most 25 ms",
            half.Late.TotalMilliseconds <= 25);
        await OverWire("PostgreSQL", books, turns[^1].Kite, cancel);
        await books.Prove(cancel);
    }

    private async Task OverWire(
        string database, CheckoutBooks books, Loaded inside, CancellationToken cancel)
    {
        Func<Task> pay = () => books.PayOverWire(Any(), cancel);
        await Load.Full(TillsAtOnce, 5, pay);
        var wire = await Load.Full(TillsAtOnce, seconds, pay);
        Tell($"payments over the wire, sixteen tills at once, {database}", wire,
            "at least 60 % of the books' own", wire.ASecond >= 0.6 * inside.ASecond);
    }

    private void Compare(string what, double target, List<(double Yard, Loaded Kite)> turns)
    {
        var ratios = turns.ConvertAll(t => t.Kite.ASecond / t.Yard);
        var ratio = Middle(ratios);
        figures.Add(new(
            $"payments from stored value, PostgreSQL, beside {what}",
            Say($"{Middle(turns.Select(t => t.Kite.ASecond)):N0} a second"),
            target > 0 ? Say($"at least {target:N0} ×") : "–",
            ratio >= target)
        {
            Yardstick = Say($"{Middle(turns.Select(t => t.Yard)):N0} a second"),
            Ratio = Say($"{ratio:N1} × ({ratios.Min():N1} to {ratios.Max():N1})"),
        });
    }

    private void Tell(string what, Loaded found, string target = "–", bool isMet = true)
    {
        var told = Say($"{found.ASecond:N0} a second, {Ms(found.Middle)} / {Ms(found.Late)} ms");
        Console.WriteLine($"{what}: {told}");
        figures.Add(new(what, told, target, isMet));
    }

    private int Any() => Random.Shared.Next(cards);

    // The first card is used twice as often as the second, three times as often as the third …
    private int Some() => (int)Math.Pow(cards, Random.Shared.NextDouble()) - 1;

    private static double Middle(IEnumerable<double> of) => of.Order().ToList() switch
    {
        var sorted => sorted[sorted.Count / 2],
    };

    private static string Ms(TimeSpan time) => Say($"{time.TotalMilliseconds:N1}");
}
