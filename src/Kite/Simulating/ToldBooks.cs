using System.Text.Json.Nodes;

namespace Kite.Simulating;

/// <summary>
/// The books as the tills alone could keep them: nothing but what they were told, added up. The
/// plainest model there is, to hold the real ones beside.
/// </summary>
internal sealed class ToldBooks
{
    private readonly SortedDictionary<long, string> cards = [];
    private readonly List<string> kinds = [];
    private readonly List<string> bills = [];
    private readonly SortedDictionary<int, string> shifts = [];
    private readonly HashSet<int> counted = [];
    private readonly HashSet<string> receipts = new(StringComparer.Ordinal);

    /// <summary>By card: so many coins and points went on it, less what went from it.</summary>
    public SortedDictionary<long, (long Coins, long Points)> OnCards { get; } = [];

    /// <summary>By till: so much cash went into the drawer, less what went out.</summary>
    public SortedDictionary<int, long> InDrawers { get; } = [];

    /// <summary>By till: what its closed shifts say went into the drawer.</summary>
    public SortedDictionary<int, long> Settled { get; } = [];

    public SortedDictionary<string, (int Told, int Refused)> Counts { get; } =
        new(StringComparer.Ordinal);

    /// <summary>Why something was refused, by the code of the refusal.</summary>
    public SortedDictionary<string, int> Refusals { get; } = new(StringComparer.Ordinal);

    /// <summary>Bills and refunds, each by its id.</summary>
    public IReadOnlyCollection<string> Receipts => receipts;

    public string? OpenShift(int till) => shifts.GetValueOrDefault(till);

    /// <summary>Whether its drawer was counted, so that the shift may be closed.</summary>
    public bool IsCounted(int till) => counted.Contains(till);

    public long Card(Random dice) => cards.Keys.ElementAt(dice.Next(cards.Count));

    public long? Frozen(Random dice)
    {
        var frozen = cards.Where(c => c.Value == "frozen").Select(c => c.Key).ToList();
        return frozen.Count == 0 ? null : frozen[dice.Next(frozen.Count)];
    }

    /// <summary>One of the later bills.</summary>
    public string? Bill(Random dice) => bills.Count == 0
        ? null
        : bills[^dice.Next(1, Math.Min(bills.Count, 40) + 1)];

    /// <summary>One of the kinds in which cards are issued.</summary>
    public string Kind(Random dice) => kinds[dice.Next(kinds.Count)];

    public void NewKind(string id) => kinds.Add(id);

    /// <summary>Takes an answer down; each errand's but once.</summary>
    public void Hear(Outcome outcome)
    {
        var what = outcome.Errand.What;
        var (done, refused) = Counts.GetValueOrDefault(what);
        Counts[what] = outcome.Told is null ? (done, refused + 1) : (done + 1, refused);
        if (outcome.Told is not { } said)
        {
            Refusals[outcome.No!] = Refusals.GetValueOrDefault(outcome.No!) + 1;
            if (outcome.No is "count-is-too-old") counted.Remove(outcome.Errand.Till);
            if (outcome.No is "till-has-no-shift" or "shift-is-closed")
                shifts.Remove(outcome.Errand.Till);
            return;
        }
        if (what is "nonsense")
            throw new BrokenPromise($"nonsense was taken: {outcome.Errand} → {said}");
        Write(what, outcome.Errand, said);
    }

    private void Write(string what, Errand errand, JsonNode said)
    {
        switch (what)
        {
            case "cash" or "card" or "split": Sold(errand.Till, said); break;
            case "refund": GaveBack(errand.Till, said); break;
            case "top-up": PaidIn(errand, said); break;
            case "transfer":
                Move(Number(said, "cardNumber"), Coins(said, "amount"), 0);
                Move(Number(errand.Body, "to"), -Coins(said, "amount"), 0);
                break;
            case "cash-out": Move(Number(said, "cardNumber"), Coins(said, "amount"), 0); break;
            case "earn" or "redeem":
                Move(Number(said, "cardNumber"), 0, Number(said, "points"));
                break;
            case "freeze" or "thaw": cards[Number(said, "number")] = Word(said, "state"); break;
            case "replace":
                cards.Remove(Number(errand.Path.Split('/')[1]));
                cards[Number(said, "number")] = "active";
                break;
            case "issue": cards[Number(said, "number")] = "active"; break;
            case "open": shifts[errand.Till] = Word(said, "id"); break;
            case "count": counted.Add(errand.Till); break;
            case "close": Settle(errand.Till, said); break;
        }
    }

    private void Sold(int till, JsonNode said)
    {
        receipts.Add(Word(said, "id"));
        bills.Add(Word(said, "id"));
        foreach (var tender in said["tenders"]!.AsArray())
            Tendered(till, said, tender!, sign: -1);
        Points(said);
    }

    private void GaveBack(int till, JsonNode said)
    {
        receipts.Add(Word(said, "id"));
        foreach (var tender in said["back"]!["tenders"]!.AsArray())
            Tendered(till, said, tender!, sign: 1);
        Points(said);
    }

    private void Tendered(int till, JsonNode receipt, JsonNode tender, int sign)
    {
        var coins = sign * Coins(tender, "amount");
        switch (Word(tender, "kind"))
        {
            case "cash": Drawer(till, -coins); break;
            case "storedValue": Move(Number(tender, "card"), coins, 0); break;
            case "points":
                var card = tender["card"] ?? receipt["points"]?["card"];
                Move(Number(card!.ToString()), 0, sign * Number(tender, "points"));
                break;
        }
    }

    private void Points(JsonNode receipt)
    {
        if (receipt["points"] is JsonObject points)
            Move(Number(points, "card"), 0, Number(points, "points"));
    }

    private void PaidIn(Errand errand, JsonNode said)
    {
        Move(Number(said, "cardNumber"), Coins(said, "amount"), 0);
        if (Word(errand.Body, "tender") == "cash") Drawer(errand.Till, Coins(said, "principal"));
    }

    private void Settle(int till, JsonNode said)
    {
        shifts.Remove(till);
        counted.Remove(till);
        Settled[till] = Settled.GetValueOrDefault(till)
            + Coins(said, "expected") - Coins(said, "opening");
    }

    private void Drawer(int till, long coins) =>
        InDrawers[till] = InDrawers.GetValueOrDefault(till) + coins;

    private void Move(long card, long coins, long points)
    {
        var had = OnCards.GetValueOrDefault(card);
        OnCards[card] = (had.Coins + coins, had.Points + points);
    }

    private static string Word(JsonNode of, string name) => of[name]!.ToString();

    private static long Number(JsonNode of, string name) => Number(Word(of, name));

    private static long Number(string written) =>
        long.Parse(written, System.Globalization.CultureInfo.InvariantCulture);

    private static long Coins(JsonNode of, string name) => Number(of[name]!, "amount");
}
