using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>A line of a purchase as it is shown; the name is the catalogue's where the receipt
/// said none.</summary>
public sealed record LineView(
    int Line, string? Product, string? Name, long QuantityThousandths, Money Net);

/// <summary>What is said of one line of a purchase that another program made.</summary>
/// <param name="Product">The product's code.</param>
/// <param name="Name">What the receipt calls it.</param>
/// <param name="Net">What was paid for the whole line.</param>
/// <param name="QuantityThousandths">1.5 kg as 1500; one piece where nothing is said.</param>
public sealed record LineFacts(
    string? Product = null, string? Name = null, Money? Net = null,
    long QuantityThousandths = 1_000);

/// <summary>The lines of purchases: checked, read, written and taken out with them.</summary>
internal static class PurchaseLines
{
    /// <summary>Why these cannot be the lines of the purchase; null where they can.</summary>
    public static Fault? FaultIn(IReadOnlyList<LineFacts?>? lines, Money net)
    {
        if (lines is null or []) return null;
        if (lines.Count > PurchaseLine.Most)
            return new("lines", new TooManyLines(PurchaseLine.Most));

        var sum = (Int128)0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (Why(lines[i], i + 1, net.Currency) is { } no) return new("lines", no);
            sum += lines[i]!.Net!.Value.Coins;
        }
        return sum == net.Coins
            ? null
            : new("lines", new LinesDoNotAddUp(new((long)sum, net.Currency), net));
    }

    private static Refusal? Why(LineFacts? line, int number, Currency currency) => line switch
    {
        null => new LineNamesNothing(number),
        _ when Word(line.Product) is null && Word(line.Name) is null =>
            new LineNamesNothing(number),
        _ when line.Net?.Currency != currency => new LineHasNoAmount(number),
        _ when line.Net?.Coins is < -Purchase.MostCoins or > Purchase.MostCoins =>
            new LineIsUnfit(number),
        _ when line.QuantityThousandths is < 0 or > PurchaseLine.MostThousandths =>
            new LineIsUnfit(number),
        _ when Word(line.Product)?.Length > PurchaseLine.LongestCode
            || Word(line.Name)?.Length > PurchaseLine.LongestName => new LineIsUnfit(number),
        _ => null,
    };

    public static List<PurchaseLine> Of(Purchase purchase, IReadOnlyList<LineFacts?>? lines) =>
    [
        .. (lines ?? []).Select((line, i) => new PurchaseLine
        {
            CustomerId = purchase.CustomerId,
            PurchaseId = purchase.Id,
            Line = i + 1,
            Product = Word(line!.Product),
            Name = Word(line.Name),
            QuantityThousandths = line.QuantityThousandths,
            NetCoins = line.Net!.Value.Coins,
        }),
    ];

    /// <summary>Whether a purchase has just these lines.</summary>
    public static bool Same(IEnumerable<PurchaseLine> some, IEnumerable<PurchaseLine> others) =>
        some.OrderBy(l => l.Line).Select(Told).SequenceEqual(
            others.OrderBy(l => l.Line).Select(Told));

    /// <summary>The lines of purchases that a question finds, by purchase, in their order.
    /// </summary>
    public static async Task<ILookup<Guid, LineView>> LinesOf(
        this KiteDb db, IQueryable<Purchase> purchases, CancellationToken cancel)
    {
        var lines = db.PurchaseLines;
        var read = await purchases
            .SelectMany(
                p => lines.Where(l => l.CustomerId == p.CustomerId && l.PurchaseId == p.Id),
                (p, l) => new { Line = l, p.Currency })
            .AsNoTracking().ToListAsync(cancel);
        var codes = read.Where(r => r.Line.Name is null).Select(r => r.Line.Product)
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        var names = await db.ProductNamesAsync(codes, cancel);
        return read.OrderBy(r => r.Line.Line).ToLookup(
            r => r.Line.PurchaseId, r => View(r.Line, Currency.Of(r.Currency), names));
    }

    private static LineView View(
        PurchaseLine l, Currency currency, IReadOnlyDictionary<string, string> names) => new(
        l.Line, l.Product, l.Name ?? names.GetValueOrDefault(l.Product ?? ""),
        l.QuantityThousandths, new Money(l.NetCoins, currency));

    /// <summary>
    /// Takes the lines of the purchases in this stretch of positions out; answers how many there
    /// were beyond the first of each.
    /// </summary>
    public static async Task<long> Remove(
        KiteDb db, long first, long last, CancellationToken cancel)
    {
        // By the key, purchase by purchase: the lines of all others are never read.
        var further = await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM purchase_lines WHERE line > 1 AND (customer_id, purchase_id) IN (
                SELECT customer_id, id FROM purchases
                WHERE position >= {first} AND position <= {last})
            """,
            cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM purchase_lines WHERE (customer_id, purchase_id) IN (
                SELECT customer_id, id FROM purchases
                WHERE position >= {first} AND position <= {last})
            """,
            cancel);
        return further;
    }

    private static string? Word(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null : word.Trim();

    private static (string?, string?, long, long) Told(PurchaseLine l) =>
        (l.Product, l.Name, l.QuantityThousandths, l.NetCoins);
}
