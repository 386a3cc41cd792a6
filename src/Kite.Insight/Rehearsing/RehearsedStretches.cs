using Kite.Cards;
using Kite.Sales;

namespace Kite.Insight;

/// <summary>A customer's receipts with what is known of them, ready to be gone through.</summary>
internal sealed record RehearsedVisitor(
    IReadOnlyList<PastReceipt> Receipts, RehearsedGuest Guest);

/// <summary>Receipts that are gone through together, and where they end.</summary>
internal sealed record RehearsedStretch(
    IReadOnlyList<RehearsedVisitor> Visitors, long Receipts, PastPlace? End);

/// <summary>
/// Cuts past receipts into stretches that end between two customers, so that each customer is
/// whole in one; only a store's unnamed buyers, of whom nothing is counted, are cut anywhere.
/// </summary>
internal sealed class RehearsedStretches(
    PastReceipts past, RehearsedGuests guests, PastQuestion question, int stretch)
{
    public async Task<RehearsedStretch> Next(PastPlace after, CancellationToken cancel)
    {
        var receipts = await Whole(after, cancel);
        if (receipts.Count == 0) return new([], 0, null);

        var customers = new Dictionary<Guid, long>();
        foreach (var receipt in receipts)
            customers[receipt.CustomerId] = receipt.CustomerNumber;
        var known = await guests.Of(customers, cancel);
        var visitors = new List<RehearsedVisitor>(customers.Count);
        for (var i = 0; i < receipts.Count;)
        {
            var (end, customer) = (i + 1, receipts[i].CustomerId);
            while (end < receipts.Count && receipts[end].CustomerId == customer) end++;
            visitors.Add(new(
                receipts.GetRange(i, end - i),
                known.GetValueOrDefault(customer) ?? RehearsedGuest.Unknown));
            i = end;
        }
        var last = receipts[^1];
        return new(visitors, receipts.Count, new(last.CustomerId, last.Id));
    }

    private async Task<List<PastReceipt>> Whole(PastPlace after, CancellationToken cancel)
    {
        for (var most = stretch; ; most *= 4)
        {
            var receipts = (await past.Next(question, after, most, cancel)).ToList();
            if (receipts.Count < most || receipts[^1].CustomerNumber <= 0) return receipts;

            // More of the last one may follow: they wait for the next stretch.
            var cut = receipts.Count;
            while (cut > 0 && receipts[cut - 1].CustomerId == receipts[^1].CustomerId) cut--;
            if (cut > 0) return receipts[..cut];
        }
    }
}
