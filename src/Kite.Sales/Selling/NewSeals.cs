using Kite.Cards;

namespace Kite.Sales;

/// <summary>
/// The squares that cards of a paid bill carry from now on. They are printed with the receipt:
/// what is printed is written, and what was there before is old.
/// </summary>
internal sealed class NewSeals(WriteSeal write)
{
    public async Task<IReadOnlyList<CardSealView>> Run(
        Asker asker, CheckoutView paid, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return [];

        var seals = new List<CardSealView>();
        foreach (var card in paid.Tenders.Select(t => t.Card).OfType<long>().Distinct())
        {
            var next = await write.Offer(asker, card, cancel);
            // A chip is written by a program that can: it asks for the seal itself.
            if (next.Refusal is not null || next.Value.Carries is not CardCarries.Qr) continue;
            var written = await write.Note(
                asker, card, new(next.Value.Text, paid.StoreNumber), cancel);
            if (written.Refusal is null) seals.Add(written.Value);
        }
        return seals;
    }
}
