using System.Globalization;
using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>What moved on a customer's cards, as entries on the timeline.</summary>
internal sealed class CardsOnTimeline(KiteDb db) : ITimelineSource
{
    public string Kind => "card";
    public int Order => 15;
    public string Permission => May.ReadCards;
    public Type Texts => typeof(Texts);

    public async Task<int> Count(Guid customer, CancellationToken cancel)
    {
        var cards = await db.Cards.Where(c => c.CustomerId == customer)
            .Select(c => new { c.Id, c.PurseId }).ToListAsync(cancel);
        if (cards.Count == 0) return 0;

        Guid?[] ids = [.. cards.Select(c => (Guid?)c.Id)];
        Guid[] purses = [.. cards.Select(c => c.PurseId).Distinct()];
        return await db.Transactions.OnCards().CountAsync(
            t => purses.Contains(t.PurseId) && ids.Contains(t.CardId), cancel);
    }

    public async Task<IReadOnlyList<TimelineEntry>> Read(
        Asker asker, Guid customer, TimelineStart start, int atMost, CancellationToken cancel)
    {
        var cards = await db.Cards.AsNoTracking().Where(c => c.CustomerId == customer)
            .ToDictionaryAsync(c => c.Id, cancel);
        if (cards.Count == 0) return [];

        Guid?[] ids = [.. cards.Keys.Cast<Guid?>()];
        Guid[] purses = [.. cards.Values.Select(c => c.PurseId).Distinct()];
        var all = db.Transactions.AsNoTracking().OnCards()
            .Where(t => purses.Contains(t.PurseId) && ids.Contains(t.CardId));
        if (long.TryParse(start.After, CultureInfo.InvariantCulture, out var position))
            all = all.Where(t => t.Position < position);
        if (start.Until is { } until) all = all.Where(t => t.Day <= until);
        var read = await all.OrderByDescending(t => t.Position).Take(atMost).ToListAsync(cancel);
        var stores = (await db.StoresAsync(cancel)).ToDictionary(s => s.Number, s => s.Name);
        return
        [
            .. read.Select(t => Entry(
                t, cards[t.CardId!.Value].Number,
                stores.GetValueOrDefault(t.StoreNumber, ""))),
        ];
    }

    private TimelineEntry Entry(Transaction t, long card, string store) => new(
        Kind, t.Day, $"card.{t.Kind}", t.Position.ToString(CultureInfo.InvariantCulture))
    {
        At = t.At,
        Who = t.AskerName,
        Amount = t.Points is null
            ? new Money(t.Change.Coins, Currency.Of(t.Currency))
            : null,
        Facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["card"] = card.ToString(CultureInfo.InvariantCulture),
            ["store"] = store,
            ["points"] = Figures.Count(t.Points ?? 0),
        },
    };
}
