namespace Kite.Cards;

/// <summary>
/// What a discount card takes off, said as a strategy: so much of a hundred off every line, for who
/// shows it, beside whatever else suffers it (T12).
/// </summary>
internal static class CardDiscount
{
    // After what costs a price or an amount of its own, as others that are not told apart.
    private const int Priority = 200;

    public static StrategyInForce Of(CardKind kind) => new(
        kind.Id, (int)Math.Min(kind.Version, int.MaxValue), kind.Name,
        new() { Priority = Priority, Effect = new(EffectKind.Percent, kind.DiscountBasisPoints) },
        new());
}
