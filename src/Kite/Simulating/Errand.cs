using System.Text.Json.Nodes;

namespace Kite.Simulating;

/// <summary>What befalls a request on its way.</summary>
internal enum Mishap
{
    Nothing,

    /// <summary>It is done, and nobody hears of it.</summary>
    ReplyLost,

    /// <summary>Whoever asked hangs up before the answer.</summary>
    HungUp,

    /// <summary>It comes twice at once.</summary>
    Twice,
}

/// <summary>What a till asks for, under a key that stays the same however often it asks.</summary>
internal sealed record Errand(string Key, string What, string Path, JsonObject Body)
{
    public Mishap Mishap { get; init; }

    /// <summary>After how many rounds without an answer it is asked for again.</summary>
    public int Patience { get; init; } = 1;

    public int Till { get; init; }

    /// <summary>Whether value moves: then its key stands for it for ever, not only for a day.
    /// </summary>
    public bool MovesValue => What is "cash" or "card" or "split" or "refund" or "top-up"
        or "transfer" or "cash-out" or "earn" or "redeem";

    public override string ToString() => $"{What} {Path} {Body.ToJsonString()} [{Key}, {Mishap}]";
}

/// <summary>What came of it.</summary>
/// <param name="Errand">What was asked for.</param>
/// <param name="Told">The answer, where it was done.</param>
/// <param name="No">The code of the refusal, where it was not.</param>
internal sealed record Outcome(Errand Errand, JsonNode? Told, string? No)
{
    /// <summary>Whether nobody knows yet.</summary>
    public bool IsOpen => Told is null && No is null;
}
