namespace Kite.Catalogue;

/// <summary>Which of a product's prices it is.</summary>
public enum PriceKind
{
    /// <summary>What was agreed with the customer, in a price list.</summary>
    List,

    /// <summary>What members pay.</summary>
    Member,

    /// <summary>What everyone else pays.</summary>
    Regular,

    /// <summary>None is kept: it is asked for at the till.</summary>
    Asked,
}

/// <summary>Why a price was passed over.</summary>
public enum WhyPassed
{
    /// <summary>The customer has no price list.</summary>
    HasNoList,

    /// <summary>The customer's list begins on a later day.</summary>
    HasNotBegun,

    /// <summary>The customer's list ended before this day.</summary>
    IsOver,

    /// <summary>The product has no such price.</summary>
    HasNoSuchPrice,

    /// <summary>The customer is no member on this day.</summary>
    IsNoMember,

    /// <summary>The price is in another currency than the bill.</summary>
    IsInAnotherCurrency,

    /// <summary>Another price is lower, or goes before this one.</summary>
    IsNotTheBest,
}

/// <summary>What a product costs whom.</summary>
public sealed record ProductPrices(Money? Regular, Money? Member);

/// <summary>What the customer's price list says of the product.</summary>
public sealed record ListTerms(string Name, DateOnly? FirstDay, DateOnly? LastDay, Money? Price);

/// <summary>A price that was looked at and not taken, and why.</summary>
public sealed record PassedPrice(PriceKind Kind, Money? Price, WhyPassed Why);

/// <summary>The price that holds, which one it is, and every other with the reason.</summary>
public sealed record PriceAnswer(
    Money? Price, PriceKind Kind, string? List, IReadOnlyList<PassedPrice> Passed);

/// <summary>
/// Which price holds. What was agreed in the customer's list goes before the regular price, be it
/// lower or higher; a member never pays more than the member price.
/// </summary>
public static class Pricing
{
    public static PriceAnswer Of(
        ProductPrices product, ListTerms? list, bool isMember, Currency currency, DateOnly day)
    {
        (PriceKind Kind, Money? Price, WhyPassed? Why)[] looked =
        [
            (PriceKind.List, list?.Price, Barred(list, currency, day)),
            (PriceKind.Member, product.Member, isMember
                ? Barred(product.Member, currency)
                : WhyPassed.IsNoMember),
            (PriceKind.Regular, product.Regular, Barred(product.Regular, currency)),
        ];
        var free = looked.Where(one => one.Why is null).ToList();
        // The regular price stands last: it only holds where there is no other.
        var best = free.FindAll(one => one.Kind is not PriceKind.Regular)
            .OrderBy(one => one.Price!.Value.Coins).Concat(free)
            .Select(one => (PriceKind?)one.Kind).FirstOrDefault();
        var kind = best ?? PriceKind.Asked;
        return new(
            looked.FirstOrDefault(one => one.Kind == kind).Price, kind,
            kind is PriceKind.List ? list!.Name : null,
            [
                .. looked.Where(one => one.Kind != kind).Select(one => new PassedPrice(
                    one.Kind, one.Price, one.Why ?? WhyPassed.IsNotTheBest)),
            ]);
    }

    private static WhyPassed? Barred(ListTerms? list, Currency currency, DateOnly day) =>
        list switch
        {
            null => WhyPassed.HasNoList,
            _ when day < list.FirstDay => WhyPassed.HasNotBegun,
            _ when day > list.LastDay => WhyPassed.IsOver,
            _ => Barred(list.Price, currency),
        };

    private static WhyPassed? Barred(Money? price, Currency currency) => price switch
    {
        null => WhyPassed.HasNoSuchPrice,
        { } one when one.Currency != currency => WhyPassed.IsInAnotherCurrency,
        _ => null,
    };
}
