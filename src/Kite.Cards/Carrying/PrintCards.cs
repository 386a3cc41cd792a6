using System.Text.Json.Nodes;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>A card as it is printed: both sides, and the square with what proves its number.
/// </summary>
public sealed record PrintedCard(
    long Number, string Kind, string Colour, string FrontText, string BackText, string? Holder,
    DateOnly? LastDay, string? Square);

/// <summary>Cards to be printed, as the business is called, and where the next sheet begins.
/// </summary>
public sealed record CardSheet(
    string Business, IReadOnlyList<PrintedCard> Cards, long? Next);

/// <summary>
/// Prints one card, or the cards of a kind a sheet at a time; the trail keeps who did. The square
/// proves the number: it holds no value, and a copy of it is worth no more than the number.
/// </summary>
internal sealed class PrintCards(KiteDb db, SealPress press, Trail trail)
{
    public const int OnSheet = 40;

    public async Task<Result<CardSheet>> Run(
        Asker asker, long? number, Guid? kind, long? from, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCards)) return new NotAllowed(May.WriteCards);

        var begin = from ?? 0;
        var read = await db.Cards.AsNoTracking()
            .Where(c => number == null
                ? c.KindId == kind && c.Number >= begin && c.State == CardState.Active
                : c.Number == number)
            .OrderBy(c => c.Number).Take(OnSheet + 1).ToListAsync(cancel);
        if (number is not null && read.Count == 0) return new NoSuchCard($"{number}");
        if (number is not null && read[0].Stops(CardUse.Spend) is { } stopped) return stopped;

        var kinds = await db.CardKinds.AsNoTracking().ToDictionaryAsync(k => k.Id, cancel);
        if (number is null && (kind is null || !kinds.ContainsKey(kind.Value)))
            return new NoSuchCardKind($"{kind}");
        var sheet = read.Take(OnSheet).ToList();
        var names = asker.May(May.ReadPersonal)
            ? await NamesOf(sheet, cancel)
            : new Dictionary<Guid, string>();
        var printed = sheet.ConvertAll(c => Printed(c, kinds[c.KindId], names));
        if (printed.Count > 0) await Note(asker, sheet, cancel);
        return new CardSheet(
            (await db.BusinessAsync(cancel)).Name, printed,
            read.Count > OnSheet ? read[OnSheet].Number : null);
    }

    private PrintedCard Printed(
        Card card, CardKind kind, IReadOnlyDictionary<Guid, string> names) => new(
        card.Number, kind.Name, kind.Colour, kind.FrontText, kind.BackText,
        card.CustomerId is { } holder ? names.GetValueOrDefault(holder) : null, card.LastDay,
        kind.Carries is CardCarries.Nothing
            ? null
            : Square.Of(press.Printed(card.Number, kind.Currency)));

    private async Task<Dictionary<Guid, string>> NamesOf(
        List<Card> cards, CancellationToken cancel)
    {
        Guid[] ids = [.. cards.Select(c => c.CustomerId).OfType<Guid>()];
        return await db.Set<Customer>().AsNoTracking().Where(c => ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => c.Name ?? "", cancel);
    }

    private async Task Note(Asker asker, List<Card> cards, CancellationToken cancel)
    {
        var facts = new JsonObject
        {
            ["printed"] = cards.Count, ["number"] = cards[0].Number,
        };
        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        await trail.Note(db, "card", cards.Count == 1 ? cards[0].Id : null, facts, cancel);
        await whole.CommitAsync(cancel);
    }
}
