using System.Globalization;
using System.Text.Json;
using Kite.Catalogue;

namespace Kite.Cards;

/// <summary>What every movement of value has in common: where, under which key, on what paper.
/// </summary>
internal sealed record Slip(Asker Asker, CardInHand Card, Store Store, string? Key)
{
    /// <summary>What was asked for, in one form however it was sent.</summary>
    public required string Asked { get; init; }
    public string? Reference { get; init; }
    public string? Reason { get; init; }
    public string? Approver { get; init; }

    /// <summary>
    /// Why the card cannot be used, as it was found: nothing new is done then, but what was done
    /// under the key before is told again.
    /// </summary>
    public Refusal? Stopped { get; init; }

    /// <summary>The customer who pays in or hands back, where it is not the card's own.
    /// </summary>
    public long? Person { get; init; }

    /// <summary>What was read of the card; none where nothing is asked of it.</summary>
    public SealShown? Seal { get; init; }

    /// <summary>What else is written in the same commit.</summary>
    public Func<KiteDb, Moved, Task<Refusal?>>? Alongside { get; init; }

    /// <summary>The other card, where there is one.</summary>
    public Card? Other { get; init; }
}

/// <summary>Hands what was asked for at a till to the books, and the answer back.</summary>
public sealed class ValueDesk(TheBooks books, SealGate seals)
{
    internal async Task<Result<Told>> Post(Slip slip, CardUse use, Deed deed)
    {
        var posted = await InBooks(slip, use, deed);
        if (posted.Refusal is { } no) return no;

        var receipt = Receipt.Of(posted.Value.Transaction, slip.Card.Card.Number);
        return new Told(receipt, posted.Value.IsReplay);
    }

    internal async Task<Result<Posted>> InBooks(Slip slip, CardUse use, Deed deed)
    {
        var card = slip.Card.Card;
        List<CardUsed> uses = [CardUsed.Of(card, use)];
        if (slip.Other is { } other) uses.Add(CardUsed.Of(other, CardUse.Spend));
        var posted = await books.Post(new(deed, slip.Asker, slip.Store)
        {
            Key = slip.Key,
            Asked = slip.Asked,
            Uses = uses,
            Reference = Word(slip.Reference),
            Reason = Word(slip.Reason),
            Approver = slip.Approver,
            Person = slip.Person,
            Alongside = slip.Stopped is { } stopped
                ? (_, _) => Task.FromResult<Refusal?>(stopped)
                : seals.Along(
                    slip.Card, slip.Seal, slip.Asker, slip.Store.Number, slip.Alongside),
        });
        await seals.Catch(
            posted.Refusal, slip.Card, slip.Seal?.Text, slip.Asker, slip.Store.Number);
        if (posted.Refusal is AmountMustBeAboveNothing none) return new BadInput("amount", none);
        return posted;
    }

    /// <summary>One form for what was asked, however it was sent: parts that no text can fake.
    /// </summary>
    public static string Asked(string verb, long card, params ReadOnlySpan<object?> parts)
    {
        var words = new List<object?> { verb, card };
        words.AddRange(parts);
        return JsonSerializer.Serialize(words.ConvertAll(Plain));
    }

    /// <summary>What came later and is often not said: then what was asked reads as before.
    /// </summary>
    public static object?[] Said(params object?[] parts) =>
        Array.TrueForAll(parts, p => p is null) ? [] : parts;

    private static string? Plain(object? part) => part switch
    {
        Money money => $"{money.Coins} {money.Currency.Code}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => part?.ToString(),
    };

    private static string? Word(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
