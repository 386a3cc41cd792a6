using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using static Kite.Bench.Figure;

namespace Kite.Bench;

/// <summary>
/// The program is killed again and again while tills pay, earn points and give back. Afterwards
/// every bill that was acknowledged is there once, every one whose answer was lost is told when it
/// is asked for again, cards hold what is left, and the books prove themselves.
/// </summary>
internal sealed class KillScenario(int kills)
{
    private const int Tills = 8;
    private const int Cards = 40;
    private const long OnEach = 100_000_000;

    private readonly ConcurrentDictionary<string, string> told = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Path, JsonObject Body)> lost =
        new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, long> spent = [];
    private List<long> cards = [];
    private long keys, answersLost;

    public static async Task<IReadOnlyList<Figure>> Run(int kills, CancellationToken cancel)
    {
        using var scratch = new ScratchFolder();
        var figures = new List<Figure>
        {
            await new KillScenario(kills).On(
                "SQLite", scratch.Folder("lite"), $"Data Source={scratch.File("kite.db")}",
                cancel),
        };
        await using var server = await PrivatePostgres.Start(scratch, cancel);
        figures.Add(await new KillScenario(kills).On(
            "PostgreSQL", scratch.Folder("pg"), server.Connection("kite"), cancel));
        return figures;
    }

    private async Task<Figure> On(
        string database, string folder, string connection, CancellationToken cancel)
    {
        using var kite = new KilledKite(folder, connection);
        await kite.Begin(cancel);
        await Open(kite, cancel);
        for (var i = 0; i < kills; i++)
        {
            var isOver = new CancellationTokenSource();
            var tills = Enumerable.Range(0, Tills).Select(_ => Sell(kite, isOver.Token)).ToList();
            await Task.Delay(Random.Shared.Next(300, 2_500), cancel);
            kite.Kill();
            await isOver.CancelAsync();
            await Task.WhenAll(tills);
            await kite.Start(cancel);
            foreach (var (key, (path, body)) in lost) Note(key, body, await kite.Tell(
                path, body, key, cancel));
            answersLost += lost.Count;
            lost.Clear();
            if (i % 20 == 19) Console.WriteLine(Say($"{database}: killed {i + 1} times"));
        }
        await Prove(kite, cancel);
        return new(
            $"killed {kills} times while tills sell and give back, {database}",
            Say($"{told.Count:N0} bills and refunds, {answersLost:N0} answers lost and told again"),
            "none lost, none doubled, every proof holds", IsMet: true);
    }

    private async Task Open(KilledKite kite, CancellationToken cancel)
    {
        await Tell("stores", new() { ["name"] = "Harbour" });
        await Tell("tills", new() { ["name"] = "Front", ["storeNumber"] = 1 });
        await Tell("card-kinds", new() { ["name"] = "Gold" });
        await Tell("point-rules", new()
        {
            ["name"] = "House", ["kind"] = "amount", ["points"] = 1, ["every"] = Cny(100),
        });
        await Tell("shifts", new() { ["till"] = 1 });
        cards = [];
        for (var i = 0; i < Cards; i++)
        {
            var card = (await Tell("cards", []))["number"]!.GetValue<long>();
            await Tell(Say($"cards/{card}/top-ups"), new()
            {
                ["amount"] = Cny(OnEach), ["tender"] = "cash",
            });
            cards.Add(card);
        }

        Task<JsonNode> Tell(string path, JsonObject body) =>
            kite.Tell(path, body, Next(), cancel);
    }

    private async Task Sell(KilledKite kite, CancellationToken isOver)
    {
        while (!isOver.IsCancellationRequested)
        {
            var (key, path, body) = Bill();
            try
            {
                var bill = await kite.Tell(path, body, key, CancellationToken.None);
                Note(key, body, bill);
                if (Random.Shared.Next(4) > 0) continue;

                (key, path, body) = (
                    Next(), $"checkouts/{bill["id"]}/refunds",
                    new JsonObject
                    {
                        ["till"] = 1, ["reason"] = "cold",
                        ["lines"] = new JsonArray(new JsonObject { ["line"] = 1 }),
                    });
                Note(key, body, await kite.Tell(path, body, key, CancellationToken.None));
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException
                or TaskCanceledException)
            {
                lost[key] = (path, body);
                return;
            }
        }
    }

    private (string Key, string Path, JsonObject Body) Bill()
    {
        var card = cards[Random.Shared.Next(cards.Count)];
        long coins = Random.Shared.Next(100, 10_000);
        return (Next(), "checkouts", new JsonObject
        {
            ["till"] = 1,
            ["card"] = card,
            ["lines"] = new JsonArray(
                new JsonObject { ["name"] = "Soup", ["amount"] = Cny(coins) },
                new JsonObject { ["name"] = "Bread", ["amount"] = Cny(200) }),
            ["tenders"] = new JsonArray(
                new JsonObject
                {
                    ["kind"] = "storedValue", ["amount"] = Cny(coins), ["card"] = card,
                },
                new JsonObject { ["kind"] = "cash", ["amount"] = Cny(200) }),
        });
    }

    // What went from or onto a card, by the answer itself.
    private void Note(string key, JsonObject asked, JsonNode answer)
    {
        told[key] = answer["id"]!.GetValue<string>();
        var isRefund = asked["reason"] is not null;
        var tenders = (isRefund ? answer["back"]! : answer)["tenders"]!.AsArray();
        foreach (var tender in tenders.Where(t => t!["kind"]!.GetValue<string>() == "storedValue"))
        {
            var coins = tender!["amount"]!["amount"]!.GetValue<long>();
            spent.AddOrUpdate(
                tender["card"]!.GetValue<long>(), isRefund ? -coins : coins,
                (_, before) => before + (isRefund ? -coins : coins));
        }
    }

    private async Task Prove(KilledKite kite, CancellationToken cancel)
    {
        var bills = (long)0;
        for (string? after = ""; after is not null;)
        {
            var page = await kite.Look($"purchases?limit=100&after={after}", cancel);
            bills += page["items"]!.AsArray().Count;
            after = page["next"]?.GetValue<string>();
        }
        Hold(told.Values.Distinct(StringComparer.Ordinal).Count() == told.Count, "told twice");
        Hold(bills == told.Count, Say($"{bills} in the books, {told.Count} were told"));
        foreach (var card in cards)
        {
            var there = await kite.Look(Say($"cards/{card}"), cancel);
            var left = there["principal"]!["amount"]!.GetValue<long>();
            Hold(
                left == OnEach - spent.GetValueOrDefault(card),
                Say($"card {card} holds {left}, {spent.GetValueOrDefault(card)} was spent"));
        }
        await kite.Verify(cancel);
    }

    private static void Hold(bool isTrue, string what)
    {
        if (!isTrue) throw new InvalidOperationException(what);
    }

    private static JsonObject Cny(long coins) =>
        new() { ["amount"] = coins, ["currency"] = "CNY" };

    private string Next() => Say($"kill {Interlocked.Increment(ref keys)} {Environment.ProcessId}");
}
