using System.Globalization;
using Kite.Catalogue;

namespace Kite.Sales;

/// <summary>Where, when and for whom things are priced.</summary>
internal sealed record CartPlace(
    Store Store, DateTimeOffset At, Currency Currency, Guid? Customer, bool IsMember)
{
    public DateOnly Day => Store.BusinessDay.Of(At);
}

/// <summary>What was priced.</summary>
internal sealed record PricedItems(IReadOnlyList<BillItem> Items);

/// <summary>Finds what is in a cart and what each thing of it costs.</summary>
internal sealed class ItemsOfCart(KiteDb db)
{
    public async Task<Result<PricedItems>> Run(
        IReadOnlyList<CartLine?> lines, CartPlace place, CancellationToken cancel)
    {
        var goods = await db.GoodsAsync(
            [.. lines.Select(l => Word(l?.Product) ?? "")], cancel);
        var ids = goods.OfType<ProductView>().Select(p => p.Id).ToHashSet();
        var prices = await db.PricesForAsync(
            ids, place.Customer, place.IsMember, place.Currency, place.Day, cancel);
        var taxes = await db.TaxesOnAsync(place.Day, cancel);
        var items = new List<BillItem>(lines.Count);
        for (var i = 0; i < lines.Count; i++)
        {
            var item = lines[i] is not { } line
                ? new LineNamesNothing(i + 1)
                : Word(line.Product) is null
                    ? Plain(line, i + 1, place.Currency, taxes)
                    : goods[i] is { } product
                        ? Priced(line, i + 1, product, prices[product.Id], place, taxes)
                        : new LineNamesNoProduct(i + 1, Word(line.Product)!);
            if (item.Refusal is { } no) return new BadInput("lines", no);
            items.Add(item.Value);
        }
        return new PricedItems(items);
    }

    private static Result<BillItem> Priced(
        CartLine line, int number, ProductView product, PriceAnswer answer, CartPlace place,
        IReadOnlyDictionary<string, TaxTerms> taxes)
    {
        if (line.Amount is not null || line.TaxRate is not null)
            return new PriceIsKept(number, product.Code);
        if (line.QuantityThousandths is <= 0 or > PurchaseLine.MostThousandths)
            return new LineIsUnfit(number);
        if (!product.IsSoldAt(place.Store, place.At))
            return new ProductIsNotSoldNow(number, product.Code);
        if (answer.Price is not null && line.Price is not null)
            return new PriceIsKept(number, product.Code);
        if ((answer.Price ?? line.Price) is not { } unit)
            return new PriceIsAsked(number, product.Code);
        if (unit.Currency != place.Currency)
            return new LineIsInAnotherCurrency(number, place.Currency.Code);
        if (unit.Coins is < 0 or > Purchase.MostCoins
            || Bill.Amount(unit, line.QuantityThousandths) is not { } amount)
        {
            return new LineIsUnfit(number);
        }
        return new BillItem(
            product, product.NameIn(CultureInfo.CurrentUICulture.Name),
            line.QuantityThousandths, unit, answer, amount,
            taxes.GetValueOrDefault(product.TaxRate ?? ""));
    }

    private static Result<BillItem> Plain(
        CartLine line, int number, Currency currency,
        IReadOnlyDictionary<string, TaxTerms> taxes)
    {
        if (Word(line.Name) is not { } name) return new LineNamesNothing(number);
        if (line.Amount is not { } amount) return new LineHasNoAmount(number);
        if (amount.Currency != currency)
            return new LineIsInAnotherCurrency(number, currency.Code);
        if (name.Length > PurchaseLine.LongestName || line.Price is not null
            || line.QuantityThousandths != 1_000
            || amount.Coins is < 0 or > Purchase.MostCoins)
        {
            return new LineIsUnfit(number);
        }
        var tax = Word(line.TaxRate);
        return tax is not null && !taxes.ContainsKey(tax)
            ? new NoSuchTaxRate(tax)
            : new BillItem(
                null, name, 1_000, amount, null, amount, taxes.GetValueOrDefault(tax ?? ""));
    }

    private static string? Word(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null : word.Trim();
}
