using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Posts that bonus and points have lapsed, once their last business day is over in the store
/// that issued the card. It is decided while the purse is held, so whoever comes second, be it
/// another copy of the program or a guest who pays, finds nothing left to lapse.
/// </summary>
internal sealed class LapseDue(KiteDb db, TheBooks books, TimeProvider clock)
{
    private const int Together = 64;

    /// <summary>Answers on how many purses something has lapsed.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        var stores = await db.StoresAsync(cancel);
        if (stores.Count == 0) return 0;
        var now = clock.GetUtcNow();
        var days = stores.ToDictionary(s => s.Number, s => s.BusinessDay.Of(now));
        var day = days.Values.Max();
        var law = (await db.LawsOf(cancel)).On(day);
        var (lapsed, last) = (0, Guid.Empty);
        while (true)
        {
            var purses = await Due(law, day, last, cancel);
            if (purses.Count == 0) return lapsed;
            var answers = await Task.WhenAll(purses
                .Select(p => (p.Purse, p.Until, Store: stores.FirstOrDefault(
                    s => s.Number == p.Store, stores[0])))
                .Where(p => p.Until < days[p.Store.Number])
                .Select(p => books.Post(new(new Lapse(p.Purse), Asker.Kite, p.Store))));
            lapsed += answers.Count(a => a.Refusal is null);
            last = purses[^1].Purse;
        }
    }

    private sealed record DuePurse(Guid Purse, DateOnly Until, int? Store);

    private Task<List<DuePurse>> Due(
        CardLaw law, DateOnly day, Guid after, CancellationToken cancel)
    {
        var cards = db.Cards;
        var never = law.Says(LawRule.NamedNeverLapses);
        // What came in after this day is too young to lapse on anybody's card.
        var young = law[LawRule.BearerLeastMonths] is { } months
            ? day.AddMonths(-(int)months)
            : DateOnly.MaxValue;
        var accounts = db.CompanyAccounts;
        var named = cards.Where(c => c.CustomerNumber != null && c.State != CardState.Replaced);
        return db.Lots
            .Where(l => l.PurseId > after
                && ((l.BonusUntil != null && l.BonusUntil < day && l.PointsLeft > 0)
                    || (((l.BonusUntil != null && l.BonusUntil < day && l.BonusLeftCoins > 0)
                            || (l.ValueUntil != null && l.ValueUntil < day
                                && l.PrincipalLeftCoins > 0))
                        && (named.Any(c => c.PurseId == l.PurseId)
                            || accounts.Any(a => a.PurseId == l.PurseId)
                            ? !never
                            : l.IssuedOn <= young))))
            .GroupBy(l => l.PurseId)
            .Select(g => new
            {
                Purse = g.Key,
                Until = g.Min(l => l.BonusUntil == null || l.ValueUntil < l.BonusUntil
                    ? l.ValueUntil!.Value
                    : l.BonusUntil!.Value),
            })
            .OrderBy(g => g.Purse)
            .Take(Together)
            .Select(g => new DuePurse(
                g.Purse, g.Until,
                cards.Where(c => c.PurseId == g.Purse).OrderBy(c => c.Number)
                    .Select(c => (int?)c.StoreNumber).FirstOrDefault()))
            .ToListAsync(cancel);
    }
}
