using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// What was paid in and spent on cards, and, of all stores together, what is owed on them and how
/// many live: value on a card is no one store's.
/// </summary>
internal sealed class CardsTile(
    KiteDb db, KnownCardSums known, TimeProvider clock, IStringLocalizer<Texts> texts) : IReportTile
{
    public string Key => "cards";
    public string Permission => May.ReadCards;
    public IReadOnlyList<Role> UsuallyFor { get; } =
        [Role.Owner, Role.Manager, Role.Cashier, Role.Finance];

    public int Order => 60;
    public string Title => texts["cards.title"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        if (!asker.May(Permission)) return new NotAllowed(Permission);

        var business = await db.BusinessAsync(cancel);
        var today = business.Today(clock);
        var figures = await Moved(
            Period.Of(today, today).Value, question.Store, business, cancel);
        if (question.Store is null)
        {
            var sums = await known.Of(db, business.CurrencyCode, today, cancel);
            figures.Add(new(texts["tile.owed"], "/cards/figures")
            {
                Money = new(sums.OwedCoins, business.Currency),
            });
            figures.Add(new(texts["tile.alive"], "/cards/alive") { Count = sums.Alive });
        }
        return new TileView(Key, Title, figures);
    }

    public async Task<Result<TileView>> Over(
        Asker asker, Period days, int? store, CancellationToken cancel)
    {
        if (!asker.May(Permission)) return new NotAllowed(Permission);

        var business = await db.BusinessAsync(cancel);
        return new TileView(
            Key, Title, await Moved(days, store, business, cancel, isToday: false));
    }

    private async Task<List<TileFigure>> Moved(
        Period days, int? store, Business business, CancellationToken cancel,
        bool isToday = true)
    {
        var (from, to, currency) = (days.From, days.To, business.CurrencyCode);
        var moved = db.Transactions
            .Where(t => t.Day >= from && t.Day <= to && t.Currency == currency);
        if (store is { } only) moved = moved.Where(t => t.StoreNumber == only);
        var paidIn = await moved.Where(t => t.Kind == TransactionKind.TopUp)
            .SumAsync(t => t.PrincipalCoins, cancel);
        var spent = -await moved.Where(t => t.Kind == TransactionKind.Payment)
            .SumAsync(t => t.PrincipalCoins + t.BonusCoins, cancel);
        var narrowed = $"&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"
            + (store is { } number ? $"&store={number}" : "");
        return
        [
            new(texts[isToday ? "tile.paid-in" : "tile.paid-in.days"],
                    "/cards/transactions?kind=topUp" + narrowed)
            {
                Money = new(paidIn, business.Currency),
            },
            new(texts[isToday ? "tile.spent" : "tile.spent.days"],
                    "/cards/transactions?kind=payment" + narrowed)
            {
                Money = new(spent, business.Currency),
            },
        ];
    }
}
