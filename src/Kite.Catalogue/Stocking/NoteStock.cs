namespace Kite.Catalogue;

/// <summary>Notes what came into a store's stock or went out of it by other ways than a sale.
/// </summary>
public sealed class NoteStock(SlipBook slips)
{
    /// <summary>Goods received, corrected or wasted.</summary>
    public Task<Result<WholeSlip>> Enter(
        Asker asker, StockEntry entry, CancellationToken cancel)
    {
        SlipKind? kind = entry.Kind switch
        {
            StockMove.Received => SlipKind.Receipt,
            StockMove.Corrected => SlipKind.Correction,
            StockMove.Wasted => SlipKind.Waste,
            _ => null,
        };
        if (kind is null)
        {
            return Task.FromResult<Result<WholeSlip>>(new BadInput(
                "kind", new NotAKindToEnter("received, corrected, wasted")));
        }
        return slips.Write(
            asker,
            new(kind.Value, entry.Store, entry.Lines, entry.Reference, entry.Reason)
            {
                Overdraw = entry.Overdraw,
            },
            cancel);
    }

    /// <summary>What was counted: the differences are posted, and what was right is noted.
    /// </summary>
    public Task<Result<WholeSlip>> Count(
        Asker asker, StockCount count, CancellationToken cancel) => slips.Write(
        asker, new(SlipKind.Count, count.Store, count.Lines, null, count.Reason), cancel);

    /// <summary>Goods go from one store to another: out of one and into the other, or neither.
    /// </summary>
    public Task<Result<WholeSlip>> Transfer(
        Asker asker, StockTransfer transfer, CancellationToken cancel) => slips.Write(
        asker,
        new(SlipKind.Transfer, transfer.From, transfer.Lines, transfer.Reference, transfer.Reason)
        {
            To = transfer.To, Overdraw = transfer.Overdraw, StoreField = "from",
        },
        cancel);
}
