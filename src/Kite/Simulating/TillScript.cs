using System.Text.Json.Nodes;
using static System.FormattableString;

namespace Kite.Simulating;

/// <summary>
/// What people at the tills think of next, by the dice of a seed: bills and refunds, value put on
/// cards and moved, points, shifts, cards that are frozen and lost, and nonsense.
/// </summary>
internal sealed class TillScript(Random dice, ToldBooks told)
{
    // Of a hundred errands so many are of this kind.
    private static readonly (int Of, string What)[] Habits =
    [
        (18, "cash"), (20, "card"), (14, "split"), (14, "refund"), (9, "top-up"),
        (4, "transfer"), (2, "cash-out"), (3, "freeze"), (3, "thaw"), (2, "replace"),
        (3, "earn"), (3, "redeem"), (1, "issue"), (2, "close"), (2, "nonsense"),
    ];

    private static readonly string[] Written =
        ["1e3", "10,000", "１００", "-100", "99999999999999999999", "1.5", "", "0x10"];

    private int errands;

    /// <summary>What comes to a till's mind.</summary>
    public Errand Next(int till)
    {
        var errand = told.OpenShift(till) is { } shift
            ? InShift(till, shift)
            : Ask(till, "open", "shifts", new()
            {
                ["till"] = till, ["opening"] = Cny(dice.Next(0, 50_000)),
            });
        return errand with
        {
            Till = till,
            Patience = dice.Next(1, 4),
            Mishap = dice.Next(100) switch
            {
                < 60 => Mishap.Nothing,
                < 74 => Mishap.ReplyLost,
                < 85 => Mishap.HungUp,
                _ => Mishap.Twice,
            },
        };
    }

    /// <summary>
    /// Something else under the same key; nothing where there is nothing to change about it.
    /// </summary>
    public Errand? Changed(Errand before)
    {
        var body = (JsonObject)before.Body.DeepClone();
        if (body["amount"] is { } amount) amount["amount"] = (long)amount["amount"]! + 1;
        else if (body["points"] is { } points) body["points"] = (int)points + 10;
        else if (body["lines"] is not null)
            body["lines"] = new JsonArray(Line(dice.Next(1, 9_000)));
        else if (body["reason"] is not null) body["reason"] = "something else";
        else return null;
        return before with { Body = body, Mishap = Mishap.Nothing };
    }

    /// <summary>The end of a till's shift: its drawer is counted, then it is closed.</summary>
    public (Errand Count, Errand Close) Closing(int till, string shift) => (
        Ask(till, "count", $"shifts/{shift}/counts", new() { ["cash"] = Cny(dice.Next(100_000)) }),
        Ask(till, "close", $"shifts/{shift}/closings", new() { ["note"] = "counted" }));

    /// <summary>What nobody may send: a field that is wrong, one after the other.</summary>
    public Errand Nonsense(int till)
    {
        var card = told.Card(dice);
        var amount = new JsonObject { ["amount"] = 100, ["currency"] = "CNY" };
        switch (dice.Next(4))
        {
            case 0: amount["amount"] = Written[dice.Next(Written.Length)]; break;
            case 1: amount["amount"] = -dice.Next(1, 100_000); break;
            case 2: amount["amount"] = 9_000_000_000_000_000_000; break;
            default: amount["currency"] = "EUR"; break;
        }
        return dice.Next(3) switch
        {
            0 => Ask(till, "nonsense", $"tills/{till}/top-ups", new()
            {
                ["card"] = card, ["amount"] = amount, ["tender"] = "cash",
            }),
            1 => Ask(till, "nonsense", $"cards/{card}/transfers", new()
            {
                ["to"] = told.Card(dice), ["amount"] = amount,
            }),
            _ => Bill(till, "nonsense", card, 5_000, new JsonObject
            {
                ["kind"] = "storedValue", ["amount"] = amount, ["card"] = card,
            }),
        };
    }

    public Errand Issue(int till) =>
        Ask(till, "issue", "cards", new() { ["kindId"] = told.Kind(dice) });

    /// <summary>Value put on a card at a till, with a bonus where it is enough.</summary>
    public Errand TopUp(int till, long card, long coins) =>
        Ask(till, "top-up", $"tills/{till}/top-ups", new()
        {
            ["card"] = card, ["amount"] = Cny(coins),
            ["tender"] = dice.Next(2) == 0 ? "cash" : "mobile",
        });

    private Errand InShift(int till, string shift)
    {
        if (told.IsCounted(till) && dice.Next(4) > 0) return Closing(till, shift).Close;

        var (roll, card) = (dice.Next(100), told.Card(dice));
        var what = "";
        foreach (var (of, habit) in Habits)
        {
            what = habit;
            if ((roll -= of) < 0) break;
        }
        var coins = dice.Next(1, 200) * (dice.Next(3) == 0 ? 1_000L : 37);
        return what switch
        {
            "card" => Bill(till, what, card, coins, Stored(card, coins)),
            "split" => Split(till, card, coins),
            "refund" when told.Bill(dice) is { } bill => Refund(till, bill),
            "top-up" => TopUp(till, card, coins * 3),
            "transfer" => Ask(till, what, $"cards/{card}/transfers", new()
            {
                ["to"] = told.Card(dice), ["amount"] = Cny(coins),
            }),
            "cash-out" => Ask(till, what, $"cards/{card}/cash-outs", new()
            {
                ["tender"] = "cash", ["reason"] = "moves away",
            }),
            "freeze" => Ask(till, what, $"cards/{card}/freezes", []),
            "thaw" => Ask(till, what, $"cards/{told.Frozen(dice) ?? card}/thaws", []),
            "replace" => Ask(till, what, $"cards/{card}/replacements", new()
            {
                ["reason"] = "fell into the soup",
            }),
            "earn" => Ask(till, what, $"cards/{card}/earnings", new() { ["amount"] = Cny(coins) }),
            "redeem" => Ask(till, what, $"cards/{card}/redemptions", new()
            {
                ["points"] = 10 * dice.Next(1, 20),
            }),
            "issue" => Issue(till),
            "close" => Closing(till, shift).Count,
            "nonsense" => Nonsense(till),
            _ => Bill(till, "cash", dice.Next(2) == 0 ? card : null, coins, Cash(coins)),
        };
    }

    // Points, then a part from the card, the rest in cash.
    private Errand Split(int till, long card, long coins)
    {
        var points = dice.Next(3) == 0 ? 10 * dice.Next(1, 5) : 0;
        var (worth, tenders) = (points * 10L, new List<JsonNode>());
        if (worth >= coins) (points, worth) = (0, 0);
        if (points > 0) tenders.Add(new JsonObject { ["kind"] = "points", ["points"] = points });
        var part = (coins - worth) * dice.Next(1, 100) / 100;
        if (part > 0) tenders.Add(Stored(card, part));
        if (coins - worth - part > 0) tenders.Add(Cash(coins - worth - part));
        return Bill(till, "split", card, coins, [.. tenders]);
    }

    private Errand Bill(
        int till, string what, long? card, long coins, params JsonNode[] tenders)
    {
        var first = coins > 1 ? dice.NextInt64(1, coins) : coins;
        var lines = new JsonArray(Line(first));
        if (coins > first) lines.Add(Line(coins - first));
        return Ask(till, what, "checkouts", new()
        {
            ["till"] = till, ["card"] = card, ["lines"] = lines,
            ["tenders"] = new JsonArray(tenders),
        });
    }

    // The whole line, or a part of it, which may be more than is left.
    private Errand Refund(int till, string bill)
    {
        var line = new JsonObject { ["line"] = dice.Next(1, 3) };
        if (dice.Next(2) == 0) line["amount"] = Cny(dice.Next(1, 4_000));
        return Ask(till, "refund", $"checkouts/{bill}/refunds", new()
        {
            ["till"] = till, ["reason"] = "cold", ["lines"] = new JsonArray(line),
        });
    }

    private Errand Ask(int till, string what, string path, JsonObject body) =>
        new(Invariant($"errand {++errands}"), what, path, body) { Till = till };

    private static JsonObject Line(long coins) =>
        new() { ["name"] = "Soup", ["amount"] = Cny(coins) };

    private static JsonObject Stored(long card, long coins) =>
        new() { ["kind"] = "storedValue", ["amount"] = Cny(coins), ["card"] = card };

    private static JsonObject Cash(long coins) =>
        new() { ["kind"] = "cash", ["amount"] = Cny(coins) };

    public static JsonObject Cny(long coins) =>
        new() { ["amount"] = coins, ["currency"] = "CNY" };
}
