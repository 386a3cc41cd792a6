namespace Kite.Cards;

/// <summary>What was read of the cards of a bill, card by card.</summary>
internal sealed class SealsOfBill(SealGate gate, SealPress press)
{
    private const string Field = "seals";

    /// <summary>Who signs for what does not fit; refused where they may not.</summary>
    public Task<Result<SealGate.Signed>> Signed(CardsOfBill bill) =>
        gate.Second(bill.Asker, bill.Second);

    /// <summary>Each card that pays is looked at in the commit, before the bill is written.
    /// </summary>
    public Func<KiteDb, Moved, Task<Refusal?>> Along(
        CardsOfBill bill, IReadOnlyList<CardInHand> paying, SealGate.Signed signed) =>
        async (books, moved) =>
        {
            if (bill.Seals.Any(text => press.Read(text) is null))
                return new BadInput(Field, new SealIsUnreadable());
            foreach (var card in paying.DistinctBy(c => c.Card.Id))
            {
                var shown = new SealShown(
                    TextOf(bill, card), card.Kind.NeedsSeal, signed.Who)
                {
                    Field = Field,
                };
                if (await gate.Pass(books, card, shown, bill.Asker, bill.Store.Number, moved)
                    is { } no)
                {
                    return no;
                }
            }
            return await bill.Alongside(books, moved);
        };

    /// <summary>What was caught is kept, now that the bill is given up.</summary>
    public async Task Catch(
        CardsOfBill bill, IReadOnlyList<CardInHand> paying, Refusal? no)
    {
        if (no is null) return;
        foreach (var card in paying.DistinctBy(c => c.Card.Id))
            await gate.Catch(no, card, TextOf(bill, card), bill.Asker, bill.Store.Number);
    }

    private string? TextOf(CardsOfBill bill, CardInHand card) =>
        bill.Seals.FirstOrDefault(text => press.Read(text)?.Seal.Number == card.Card.Number);
}
