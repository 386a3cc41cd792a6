using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>For whom, and when, a price is asked.</summary>
public sealed record PriceQuestion
{
    /// <summary>The customer's record number, whose price list counts.</summary>
    public Guid? Customer { get; init; }

    /// <summary>Whether the customer is a member on that day.</summary>
    public bool? Member { get; init; }

    /// <summary>Today where none is said.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The currency of the bill; the business's own where none is said.</summary>
    public string? Currency { get; init; }
}

/// <summary>Answers what a product costs a customer on a day, and why.</summary>
public sealed class AskPrice(KiteDb db, TimeProvider clock)
{
    public async Task<Result<PriceAnswer>> Run(
        Asker asker, Guid id, PriceQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadProducts)) return new NotAllowed(May.ReadProducts);
        if (question.Currency is { } code && Currency.Find(code) is null)
            return new BadInput("currency", new NoSuchCurrency(code));
        if (!await db.Products.AnyAsync(p => p.Id == id, cancel))
            return new NoSuchProduct($"{id}");

        var business = await db.BusinessAsync(cancel);
        var currency = question.Currency is { } other ? Currency.Of(other) : business.Currency;
        var prices = await db.PricesForAsync(
            [id], question.Customer, question.Member ?? false, currency,
            question.Day ?? business.Today(clock), cancel);
        return prices[id];
    }
}
