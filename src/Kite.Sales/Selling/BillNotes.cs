using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kite.Sales;

/// <summary>
/// The open bill as a browser's tab or a shelf keeps it: what is bought and for whom, never a
/// PIN, and no name.
/// </summary>
public sealed record BillNotes
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new MoneyOnTheWire(), new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>At which till and by whom it was begun.</summary>
    public int Till { get; init; }
    public Guid? Who { get; init; }
    public string? Key { get; init; }
    public long? Customer { get; init; }
    public long? Card { get; init; }
    public GuestFacts? Guest { get; init; }
    public IReadOnlyList<CartLine> Lines { get; init; } = [];
    public IReadOnlyList<string> Coupons { get; init; } = [];

    /// <summary>What was sent, where nobody knows yet what became of it.</summary>
    public CheckoutFacts? Sent { get; init; }

    public static BillNotes Of(TillBill bill) => new()
    {
        Key = bill.Key,
        Sent = bill.Sent is { } sent ? Bare(sent) : null,
        Customer = bill.Guest?.Customer?.Number,
        Card = bill.Guest?.Shown,
        Guest = bill.Unknown,
        Lines = [.. bill.Lines.Select(l => l.Line)],
        Coupons = bill.Coupons,
    };

    // Whoever sends it again types the PIN again, and reads the card again; the tenders alone
    // tell that it is the same.
    private static CheckoutFacts Bare(CheckoutFacts sent) => sent with
    {
        Quote = null,
        Seals = null,
        Second = null,
        Tenders = [.. (sent.Tenders ?? []).Select(t => t is null ? null : t with { Pin = null })],
    };

    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>What was written; null where it is nothing of the kind.</summary>
    public static BillNotes? Read(string? written)
    {
        if (string.IsNullOrEmpty(written)) return null;
        try
        {
            return JsonSerializer.Deserialize<BillNotes>(written, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal static string WriteLines(IReadOnlyList<CartLine> lines) =>
        JsonSerializer.Serialize(lines, Options);

    internal static IReadOnlyList<CartLine> ReadLines(string written) =>
        JsonSerializer.Deserialize<IReadOnlyList<CartLine>>(written, Options)!;
}
