using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>What is owed on cards, what of it was paid in today, and how many cards live.
/// </summary>
internal sealed class CardsTile(
    KiteDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : ITile
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
        var (today, currency) = (business.Today(clock), business.CurrencyCode);
        var owed = await db.Purses.Where(p => p.Currency == currency)
            .SumAsync(p => p.PrincipalCoins + p.BonusCoins, cancel);
        var moved = db.Transactions.Where(t => t.Day == today && t.Currency == currency);
        if (question.Store is { } store) moved = moved.Where(t => t.StoreNumber == store);
        var paidIn = await moved.Where(t => t.Kind == TransactionKind.TopUp)
            .SumAsync(t => t.PrincipalCoins, cancel);
        var spent = -await moved.Where(t => t.Kind == TransactionKind.Payment)
            .SumAsync(t => t.PrincipalCoins + t.BonusCoins, cancel);
        var alive = await db.Cards.Alive(today).LongCountAsync(cancel);
        var narrowed = $"&from={today:yyyy-MM-dd}&to={today:yyyy-MM-dd}"
            + (question.Store is { } number ? $"&store={number}" : "");
        return new TileView(
            Key, Title,
            [
                new(texts["tile.paid-in"], "/cards/transactions?kind=topUp" + narrowed)
                {
                    Money = new(paidIn, business.Currency),
                },
                new(texts["tile.spent"], "/cards/transactions?kind=payment" + narrowed)
                {
                    Money = new(spent, business.Currency),
                },
                new(texts["tile.owed"], "/cards/figures")
                {
                    Money = new(owed, business.Currency),
                },
                new(texts["tile.alive"], "/cards/alive") { Count = alive },
            ]);
    }
}
