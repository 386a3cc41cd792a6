using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// A receipt as it is put before the guest: the bill, who sold it and where, by which clock.
/// </summary>
public sealed record TillReceipt(
    CheckoutView Bill, string Business, string Store, string Till, TimeZoneInfo Zone)
{
    /// <summary>The squares that the guest's cards carry from now on.</summary>
    public IReadOnlyList<CardSealView> Seals { get; init; } = [];

    /// <summary>The names of the taxes, by their codes.</summary>
    public IReadOnlyDictionary<string, string> Taxes { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A receipt in a short list.</summary>
public sealed record ReceiptRow(
    Guid Id, long Number, DateTimeOffset At, Money Total, string Who);

/// <summary>Reads receipts: one with all that is printed, or the last ones of a shift.</summary>
internal sealed class ReadReceipt(KiteDb db, ShowCheckout show, KeepTaxes taxes)
{
    private const int Last = 20;

    public async Task<Result<TillReceipt>> Run(Asker asker, Guid id, CancellationToken cancel)
    {
        var found = await show.Run(asker, id, cancel);
        return found.Refusal is { } no ? no : await Of(asker, found.Value, cancel);
    }

    public async Task<TillReceipt> Of(Asker asker, CheckoutView bill, CancellationToken cancel)
    {
        var stores = await db.StoresAsync(cancel);
        var store = stores.Single(s => s.Number == bill.StoreNumber);
        var till = await db.TillAsync(bill.Till, cancel);
        var rates = await taxes.Run(asker, cancel);
        return new(
            bill, (await db.BusinessAsync(cancel)).Name, store.Name, till?.Name ?? "",
            TimeZoneInfo.FindSystemTimeZoneById(store.TimeZone))
        {
            Taxes = rates.Refusal is null
                ? rates.Value.Items.ToDictionary(r => r.Code, r => r.Name, StringComparer.Ordinal)
                : new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }

    /// <summary>The last bills of a shift, the latest first.</summary>
    public async Task<Result<Page<ReceiptRow>>> OfShift(
        Asker asker, Guid shift, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);

        var read = await db.Checkouts.AsNoTracking().Where(c => c.ShiftId == shift)
            .OrderByDescending(c => c.Number).Take(Last).ToListAsync(cancel);
        return new Page<ReceiptRow>(
            read.ConvertAll(c => new ReceiptRow(
                c.Id, c.Number, c.At, new(c.TotalCoins, Currency.Of(c.Currency)), c.AskerName)),
            Next: null);
    }
}
