using Kite.Cards;

namespace Kite.Sales;

/// <summary>More is to be paid by one means than is due.</summary>
public sealed record MoreThanIsDue(Money Due) : Refusal;

/// <summary>
/// How the bill on the screen is to be paid: what is settled already, and what is being typed of
/// the next part.
/// </summary>
public sealed class TillPlan
{
    private readonly List<TenderFacts> parts = [];

    public IReadOnlyList<TenderFacts> Parts => parts;
    public TenderKind Kind { get; private set; } = TenderKind.Cash;

    /// <summary>Whether this part pays less than all that is due.</summary>
    public bool IsSplit { get; private set; }
    public string? Amount { get; set; }
    public string? Given { get; set; }
    public string? Pin { get; set; }

    /// <summary>The card from which is paid; none is known yet.</summary>
    public CardView? Card { get; set; }
    public string? CardTyped { get; set; }

    /// <summary>The points that can pay; none are known yet.</summary>
    public PointsInHand? InHand { get; set; }
    public string? Points { get; set; }

    public bool IsFromBalance => Kind is TenderKind.StoredValue;

    public bool IsByPoints => Kind is TenderKind.Points;

    /// <summary>The card from which this part is taken.</summary>
    public CardView? Takes => IsByPoints ? InHand?.Card : IsFromBalance ? Card : null;

    public bool HasBalance => parts.Exists(p => p.Kind is TenderKind.StoredValue);

    public void By(TenderKind kind)
    {
        if (kind == Kind) return;
        Kind = kind;
        (Given, Pin, Amount, Points) = (null, null, null, null);
        if (IsByPoints) IsSplit = false;
    }

    public void Split(bool isSplit) => (IsSplit, Amount) = (isSplit, null);

    /// <summary>Whether as many points as were typed can be spent.</summary>
    public bool IsReadable(Money due) =>
        !IsByPoints || InHand?.Read(Points, due).Refusal is null;

    /// <summary>What this part would pay, as far as it can be read.</summary>
    public Money AmountOf(Money due)
    {
        if (IsByPoints)
        {
            return InHand?.Read(Points, due) is { Refusal: null, Value: var spent }
                ? InHand.WorthOf(spent)
                : due;
        }
        if (IsSplit && TypedAmount.Read(Amount, due.Currency) is { Refusal: null, Value: var read })
            return read.Coins < due.Coins ? read : due;

        return IsFromBalance && Card is { } card && card.Balance.Currency == due.Currency
            && card.Spendable.Coins < due.Coins
            ? card.Spendable
            : due;
    }

    /// <summary>What goes back of the cash that was handed over; none where it is too little.
    /// </summary>
    public Money? ChangeOf(Money due) =>
        Kind is TenderKind.Cash && !string.IsNullOrWhiteSpace(Given)
            && TypedAmount.Read(Given, due.Currency) is { Refusal: null, Value: var given }
            && given.Coins >= AmountOf(due).Coins
            ? given - AmountOf(due)
            : null;

    /// <summary>This part with what was typed; refused at the field that cannot be read.</summary>
    public Result<TenderFacts> Next(Money due)
    {
        if (IsByPoints) return Spent(due);
        var amount = AmountOf(due);
        if (IsSplit && !string.IsNullOrWhiteSpace(Amount))
        {
            var read = TypedAmount.Read(Amount, due.Currency);
            if (read.Refusal is { } unread) return new BadInput("amount", unread);
            if (read.Value.Coins > due.Coins)
                return new BadInput("amount", new MoreThanIsDue(due));
            if (read.Value.Coins == 0)
                return new BadInput("amount", new TenderIsUnfit(parts.Count + 1));
        }
        if (IsFromBalance)
        {
            if (Card is not { } card)
                return new BadInput("card", new TenderNeedsCard(parts.Count + 1));
            if (card.Spendable.Coins == 0) return new BadInput("card", card.Lacks(due));
            return new TenderFacts(Kind, amount, Card: card.Number, Pin: Pin);
        }
        return Kind is TenderKind.Cash
            ? Handed(amount, due.Currency)
            : new TenderFacts(Kind, amount);
    }

    public void Settle(TenderFacts part)
    {
        parts.Add(part);
        (IsSplit, Amount, Given, Pin, Points) = (false, null, null, null, null);
        Kind = TenderKind.Cash;
    }

    public void Drop(int at) => parts.RemoveAt(at);

    /// <summary>Nothing is settled any more: the sum has become another.</summary>
    public void Clear()
    {
        parts.Clear();
        (IsSplit, Amount, Given, Points) = (false, null, null, null);
    }

    /// <summary>The part from a card is typed anew, its PIN above all.</summary>
    public void Reopen()
    {
        var at = parts.FindIndex(p => p.Kind is TenderKind.StoredValue or TenderKind.Points);
        if (at < 0) return;

        var part = parts[at];
        parts.RemoveAt(at);
        (Kind, Given, Pin) = (part.Kind!.Value, null, null);
        IsSplit = IsFromBalance;
        Amount = IsSplit ? Typed(part.Amount!.Value) : null;
        Points = part.Points?.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Sums that people hand over for this one: itself, and the next round ones.
    /// </summary>
    public static IReadOnlyList<Money> Handy(Money due)
    {
        if (due.Coins <= 0) return [];
        long step = due.Currency.CoinsInUnit;
        while (step * 10 <= due.Coins) step *= 10;
        var round = new[] { step / 2, step, step * 5, step * 10 }
            .Where(s => s >= due.Currency.CoinsInUnit)
            .Select(s => (due.Coins + s - 1) / s * s)
            .Where(coins => coins > due.Coins).Distinct().Order().Take(3);
        return [due, .. round.Select(coins => due with { Coins = coins })];
    }

    /// <summary>As it is typed: units, a point, coins.</summary>
    public static string Typed(Money money) => money.Currency.InUnits(money.Coins)
        .ToString(
            money.Coins % money.Currency.CoinsInUnit == 0 ? "0" : "F" + Digits(money.Currency),
            System.Globalization.CultureInfo.InvariantCulture);

    private Result<TenderFacts> Spent(Money due)
    {
        if (InHand is not { } points)
            return new BadInput("points", new PointsAreWorthNothing());
        var spent = points.Read(Points, due);
        return spent.Refusal is { } no
            ? new BadInput("points", no)
            : new TenderFacts(
                Kind, points.WorthOf(spent.Value), Card: points.Card.Number, Pin: Pin,
                Points: spent.Value);
    }

    private Result<TenderFacts> Handed(Money amount, Currency currency)
    {
        if (string.IsNullOrWhiteSpace(Given)) return new TenderFacts(Kind, amount);

        var read = TypedAmount.Read(Given, currency);
        if (read.Refusal is { } unread) return new BadInput("given", unread);
        return read.Value.Coins < amount.Coins
            ? new BadInput("given", new GivenIsUnfit(parts.Count + 1))
            : new TenderFacts(Kind, amount, read.Value);
    }

    private static string Digits(Currency currency) =>
        currency.Decimals.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
