using Kite.Cards;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sample;

/// <summary>
/// What was sold today at the till that is open: by guests with a card, who pay from it or partly
/// in cash, by others, and by some whom nobody knows. One dish came back.
/// </summary>
internal static class SampleBills
{
    private const int Bills = 18;
    private const int CardHolders = 6;

    /// <summary>Answers how many purchases and returns there were.</summary>
    public static async Task<int> Fill(IServiceProvider services, CancellationToken cancel)
    {
        var till = await In(services, (KiteDb db) =>
            db.Set<OpenShift>().Select(o => o.TillNumber).FirstAsync(cancel));
        var cards = await In(services, (ListCards list) => list.Run(
            Asker.Kite, new() { Order = "balance-down", Named = true, Limit = CardHolders },
            cancel));
        var menu = Menu.All.Where(d => d.Course is not Course.Trade).ToList();
        var (sold, last) = (0, (CheckoutView?)null);
        for (var i = 0; i < Bills; i++)
        {
            var card = i % 3 == 0 ? cards.Value.Items[i / 3 % CardHolders] : null;
            var facts = new CheckoutFacts
            {
                Till = till,
                Card = card?.Number,
                Customer = card is null && i % 3 == 1 ? 40 + i : null,
                Lines = [new(menu[i * 5 % menu.Count].Code), new(menu[i * 7 % menu.Count].Code)],
            };
            var quoted = await In(services, (QuoteCheckout quotes) =>
                quotes.Run(Asker.Kite, facts, cancel));
            if (quoted.Refusal is not null) continue;

            var paid = await In(services, (CheckOut checkOut) => checkOut.Run(
                Asker.Kite, facts with { Tenders = Tenders(i, quoted.Value.Total, card) },
                $"sample:bill:{i}", cancel));
            if (paid.Refusal is not null) continue;
            (sold, last) = (sold + 1, paid.Value.Checkout);
        }
        return last is not null && await GiveBack(services, till, last.Id, cancel)
            ? sold + 1
            : sold;
    }

    private static IReadOnlyList<TenderFacts> Tenders(int which, Money total, CardView? card)
    {
        if (card is null)
            return [new(which % 2 == 0 ? TenderKind.BankCard : TenderKind.Cash, total)];
        if (which % 2 == 0) return [new(TenderKind.StoredValue, total, Card: card.Number)];

        var half = total with { Coins = total.Coins / 2 };
        return
        [
            new(TenderKind.StoredValue, half, Card: card.Number),
            new(TenderKind.Cash, total - half),
        ];
    }

    private static async Task<bool> GiveBack(
        IServiceProvider services, int till, Guid bill, CancellationToken cancel)
    {
        var back = await In(services, (RefundCheckout refund) => refund.Run(
            Asker.Kite, bill, new() { Till = till, Lines = [new(1)], Reason = "Cold" },
            "sample:bill:back", cancel));
        return back.Refusal is null;
    }

    private static async Task<T> In<TService, T>(
        IServiceProvider services, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
