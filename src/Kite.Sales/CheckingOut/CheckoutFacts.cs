using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Kite.Customers;

namespace Kite.Sales;

/// <summary>
/// One thing that is bought: a product by its code or barcode, with the price of one where the
/// catalogue keeps none; or a plain amount with a name, and the tax that it bears.
/// </summary>
public sealed record CartLine(
    string? Product = null, long QuantityThousandths = 1_000, Money? Price = null,
    string? Name = null, Money? Amount = null, string? TaxRate = null);

/// <summary>
/// A means of payment and how much of the bill it pays; with what was handed over in cash, or the
/// card where it is not the one that was shown. Points say how many; their worth is the amount.
/// </summary>
public sealed record TenderFacts(
    TenderKind? Kind, Money? Amount = null, Money? Given = null, long? Card = null,
    string? Pin = null, long? Points = null);

/// <summary>What a guest who is not known says of themselves.</summary>
public sealed record GuestFacts(
    string? PostalCode = null, string? Phone = null, Gender? Gender = null);

/// <summary>A bill as a till sends it: what is bought, by whom, and how it is paid.</summary>
public sealed record CheckoutFacts
{
    internal const int MostTenders = 20;
    internal const int LongestReason = 200;

    /// <summary>The till's number.</summary>
    public int? Till { get; init; }

    /// <summary>The customer's number, where they are known.</summary>
    public long? Customer { get; init; }

    /// <summary>The card that the customer showed.</summary>
    public long? Card { get; init; }

    public GuestFacts? Guest { get; init; }
    public IReadOnlyList<CartLine?>? Lines { get; init; }
    public IReadOnlyList<TenderFacts?>? Tenders { get; init; }

    /// <summary>The codes of the coupons that are shown.</summary>
    public IReadOnlyList<string?>? Coupons { get; init; }

    /// <summary>What was read of cards that carry data.</summary>
    public IReadOnlyList<string?>? Seals { get; init; }

    /// <summary>Who signs where one of them does not fit, and its kind of card lets them.
    /// </summary>
    public SecondSignature? Second { get; init; }

    /// <summary>The quote that was shown; refused where the bill is another by now.</summary>
    public string? Quote { get; init; }

    /// <summary>Why more is sold than there is by the books, by who may say so.</summary>
    public string? StockReason { get; init; }

    /// <summary>
    /// What is asked for, in one form: all but the PIN, what was read of cards, who signs for it
    /// and the quote, by parts that no text can fake.
    /// </summary>
    internal string Asked()
    {
        var words = new List<object?>
        {
            "checkout", Till, Customer, Card, Guest?.PostalCode, Guest?.Phone, Guest?.Gender,
            StockReason,
        };
        foreach (var line in Lines ?? [])
        {
            words.AddRange(["line", line?.Product, line?.QuantityThousandths, line?.Price]);
            words.AddRange([line?.Name, line?.Amount, line?.TaxRate]);
        }
        foreach (var tender in Tenders ?? [])
        {
            words.AddRange(["tender", tender?.Kind, tender?.Amount, tender?.Given, tender?.Card]);
            if (tender?.Points is { } points) words.Add(points);
        }
        foreach (var coupon in Coupons ?? []) words.AddRange(["coupon", coupon]);
        return JsonSerializer.Serialize(words.ConvertAll(Plain));
    }

    internal byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Asked()));

    private static string? Plain(object? part) => part switch
    {
        Money money => $"{money.Coins} {money.Currency.Code}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => part?.ToString(),
    };
}
