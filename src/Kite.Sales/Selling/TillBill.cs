using Kite.Catalogue;

namespace Kite.Sales;

/// <summary>A line of the bill on the screen, with the name it goes by until it is priced.
/// </summary>
public sealed record TillLine(CartLine Line, string Name)
{
    /// <summary>Tells it from others on the screen.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>
/// The bill that lies open at a till until it is paid, put aside or given up. It bears its name
/// for the books from the beginning: sent twice, it is paid once.
/// </summary>
public sealed class TillBill
{
    private readonly List<TillLine> lines = [];
    private readonly List<string> coupons = [];
    private readonly Dictionary<long, string> carried = [];

    public string Key { get; init; } = $"till-{Guid.CreateVersion7():N}";
    public IReadOnlyList<TillLine> Lines => lines;

    /// <summary>The codes of the coupons that are shown.</summary>
    public IReadOnlyList<string> Coupons => coupons;

    /// <summary>The line in hand, from 0; the last one that was touched.</summary>
    public int At { get; private set; }
    public TillGuest? Guest { get; private set; }
    public bool IsMember => Guest?.Membership is { GivesMemberPrices: true };

    /// <summary>What a guest whom nobody knows says of themselves.</summary>
    public GuestFacts? Unknown { get; private set; }

    /// <summary>What was sent while nobody knows yet what became of it; nothing is changed then.
    /// </summary>
    public CheckoutFacts? Sent { get; set; }

    /// <summary>Who signs as the second person for a card that does not fit.</summary>
    public SecondSignature? Second { get; set; }

    /// <summary>Why more is sold than there is by the books.</summary>
    public string? StockReason { get; set; }

    public bool IsEmpty => lines.Count == 0;
    public TillLine? InHand => At < lines.Count ? lines[At] : null;

    public void Add(ProductView product, string name)
    {
        // What is priced at the till is another thing each time.
        var same = product.Price is null
            ? -1
            : lines.FindIndex(l => l.Line.Product == product.Code && l.Line.Price is null);
        if (same < 0)
        {
            Add(new CartLine(product.Code), name);
            return;
        }
        At = same;
        Count(same, lines[same].Line.QuantityThousandths + 1_000);
    }

    public void Add(CartLine line, string name)
    {
        lines.Add(new(line, name));
        At = lines.Count - 1;
    }

    /// <summary>Another quantity; none takes the line away.</summary>
    public void Count(int at, long thousandths)
    {
        if (thousandths <= 0) Remove(at);
        else Put(at, line => line with { QuantityThousandths = thousandths });
    }

    /// <summary>The price of one, where the catalogue keeps none.</summary>
    public void Price(int at, Money price) => Put(at, line => line with { Price = price });

    public void Tax(int at, string? rate) => Put(at, line => line with { TaxRate = rate });

    public void Remove(int at)
    {
        if (at < 0 || at >= lines.Count) return;
        lines.RemoveAt(at);
        At = Math.Clamp(At, 0, Math.Max(0, lines.Count - 1));
    }

    /// <summary>A coupon is shown; false where it was before.</summary>
    public bool Show(string coupon)
    {
        if (coupons.Contains(coupon)) return false;
        coupons.Add(coupon);
        return true;
    }

    /// <summary>The coupon whose code ends so is put away.</summary>
    public void PutAway(string ending) =>
        coupons.RemoveAll(c => c.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>What was read of a card that carries data; the last time counts.</summary>
    public void Carry(long card, string seal) => carried[card] = seal;

    public void Take(int at) => At = Math.Clamp(at, 0, Math.Max(0, lines.Count - 1));

    /// <summary>Whom it is for: someone known, someone who says a little, or nobody.</summary>
    public void For(TillGuest? guest)
    {
        (Guest, Unknown) = (guest, null);
        // What does not fit is signed for by a second person, or not taken at all.
        Second = guest?.Suspect is null ? null : new();
    }

    public void For(GuestFacts? unknown) => (Guest, Unknown) = (null, unknown);

    public CheckoutFacts Facts(int till, IReadOnlyList<TenderFacts?> tenders) => new()
    {
        Till = till,
        Customer = Guest?.Customer?.Number,
        Card = Guest?.Shown,
        Guest = Unknown,
        Lines = [.. lines.Select(l => l.Line)],
        Tenders = tenders,
        Coupons = coupons.Count > 0 ? [.. coupons] : null,
        Seals = carried.Count > 0 ? [.. carried.Values] : null,
        Second = string.IsNullOrWhiteSpace(Second?.Name) ? null : Second,
        StockReason = StockReason,
    };

    private void Put(int at, Func<CartLine, CartLine> change)
    {
        if (at < 0 || at >= lines.Count) return;
        lines[at] = lines[at] with { Line = change(lines[at].Line) };
        At = at;
    }
}
