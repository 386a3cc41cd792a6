using Kite.Importing;

namespace Kite.Sales;

/// <summary>Puts the rows of one receipt together into one purchase with its lines.</summary>
internal sealed class Receipts(LineReader lines)
{
    /// <summary>
    /// The first row of each purchase, with all its lines; rows that do not fit together get
    /// their reasons.
    /// </summary>
    public List<PurchaseRow> Join(IReadOnlyList<PurchaseRow> all)
    {
        foreach (var row in all.Where(r => r.Reading.Faults.Count > 0)) row.Rows?.Spoil();
        var whole = new List<PurchaseRow>();
        foreach (var row in all.Where(r => r.Rows is null && r.Reading.Faults.Count == 0))
        {
            if (row.Line is { NamesSomething: true } line) row.Lines = [line];
            if (Misfit(row, [row]) is { } no) row.Refuse(PurchaseFields.LineAmount, no);
            else whole.Add(row);
        }
        foreach (var rows in all.Where(r => r.Rows is not null).GroupBy(r => r.Rows!))
        {
            if (Whole(rows.Key, [.. rows]) is { } purchase) whole.Add(purchase);
        }
        whole.Sort((one, other) =>
            one.Reading.Row.Number.CompareTo(other.Reading.Row.Number));
        return whole;
    }

    private PurchaseRow? Whole(ReceiptRows receipt, List<PurchaseRow> rows)
    {
        var head = rows[0];
        (head.Lines, head.Further) = ([.. rows.Select(r => r.Line!)], rows[1..]);
        if (rows.Count == 1 && !head.Lines[0].NamesSomething) head.Lines = [];
        if (receipt.IsSpoiled)
        {
            foreach (var row in rows.Where(r => r.Reading.Faults.Count == 0))
            {
                row.Reading.RefuseField(
                    PurchaseFields.Receipt, new RowOfReceiptIsRefused(row.Receipt!));
            }
            return null;
        }
        if (Misfit(head, rows) is { } no)
        {
            head.Refuse(PurchaseFields.Receipt, no);
            return null;
        }
        if (rows.Count == 1) return head;

        if (!lines.HasLineAmounts)
            head.Net = head.Net with { Coins = head.Lines.Sum(l => l.Coins) };
        head.Items = Items(rows);
        return head;
    }

    private Refusal? Misfit(PurchaseRow head, List<PurchaseRow> rows)
    {
        if (rows.Count > PurchaseLine.Most) return new TooManyLines(PurchaseLine.Most);
        if (rows.Exists(r => (r.Day, r.Seller.Number) != (head.Day, head.Seller.Number)))
            return new RowsOfReceiptDiffer(head.Reference);
        var sum = rows.Aggregate((Int128)0, (so, row) => so + row.Line!.Coins);
        if (sum < -Purchase.MostCoins || sum > Purchase.MostCoins)
            return new NumberIsTooLarge(head.Reference);
        if (!lines.HasLineAmounts || head.Lines.Count == 0) return null;
        if (rows.Exists(r => r.Net != head.Net)) return new RowsOfReceiptDiffer(head.Reference);

        return sum == head.Net.Coins
            ? null
            : new LinesDoNotAddUp(head.Net with { Coins = (long)sum }, head.Net);
    }

    // Where each row tells the whole receipt's amount, it tells the whole receipt's items, too.
    private int Items(List<PurchaseRow> rows) => lines.HasLineAmounts && rows[0].SaysItems
        ? rows[0].Items
        : (int)Math.Min(rows.Sum(r => (long)r.Items), PurchaseReader.MostItems);
}
