using System.Globalization;

namespace Kite.Cards;

/// <summary>Limits as they are being typed; nothing typed is no limit.</summary>
public sealed class LimitTyping
{
    public string? PerPurchase { get; set; }
    public string? PerDay { get; set; }
    public string? PerMonth { get; set; }
    public bool MaySpendPoints { get; set; } = true;
    public string? Reason { get; set; }

    public static LimitTyping Of(SeatView seat) => new()
    {
        PerPurchase = Plain(seat.PerPurchase),
        PerDay = Plain(seat.PerDay),
        PerMonth = Plain(seat.PerMonth),
        MaySpendPoints = seat.MaySpendPoints,
    };

    /// <summary>What was typed, or which fields cannot be read.</summary>
    public Result<LimitFacts> Read(Currency money)
    {
        var faults = new List<Fault>();
        Money? One(string? typed, string field)
        {
            if (string.IsNullOrWhiteSpace(typed)) return null;
            var read = TypedAmount.Read(typed, money);
            if (read.Refusal is not { } unread) return read.Value;
            faults.Add(new(field, unread));
            return null;
        }
        var facts = new LimitFacts(
            One(PerPurchase, "perPurchase"), One(PerDay, "perDay"), One(PerMonth, "perMonth"),
            MaySpendPoints, string.IsNullOrWhiteSpace(Reason) ? null : Reason);
        return faults.Count > 0 ? new BadInput(faults) : facts;
    }

    // As it can be typed again: no thousands apart.
    private static string? Plain(Money? money) => money is { } m
        ? m.Currency.InUnits(m.Coins).ToString(CultureInfo.InvariantCulture)
        : null;
}
