using System.Globalization;
using Kite.Catalogue;

namespace Kite.Sales;

/// <summary>Lays a bill on the screen again that was noted or put aside.</summary>
public sealed class LayOut(KiteDb db, FindAtTill find)
{
    public async Task<TillBill> Run(Asker asker, BillNotes notes, CancellationToken cancel)
    {
        var bill = notes.Key is { Length: > 0 } key
            ? new TillBill { Key = key, Sent = notes.Sent }
            : new TillBill();
        var language = CultureInfo.CurrentUICulture.Name;
        var goods = await db.GoodsAsync(
            [.. notes.Lines.Select(l => l?.Product ?? "")], cancel);
        foreach (var (line, product) in notes.Lines.Zip(goods))
        {
            if (line is null) continue;
            bill.Add(line, product?.NameIn(language) ?? line.Name ?? line.Product ?? "");
        }
        foreach (var coupon in notes.Coupons.OfType<string>()) bill.Show(coupon);
        if (await Guest(asker, notes, cancel) is { } guest)
            bill.For(guest);
        else if (notes.Guest is not null)
            bill.For(notes.Guest);
        return bill;
    }

    private async Task<TillGuest?> Guest(
        Asker asker, BillNotes notes, CancellationToken cancel)
    {
        if (notes.Card is { } card)
            return await find.Guest(asker, $"{card}", cancel);

        return notes.Customer is { } number ? await find.Known(asker, number, cancel) : null;
    }
}
