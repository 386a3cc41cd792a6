using Kite.Cards;
using Kite.Customers;

namespace Kite.Sales;

/// <summary>
/// Who stands at the till: a customer, and the cards from which can be paid; or whoever carries
/// the card that was shown.
/// </summary>
public sealed record TillGuest(CustomerView? Customer, IReadOnlyList<CardView> Cards)
{
    /// <summary>The card that was shown.</summary>
    public long? Shown { get; init; }

    /// <summary>What is wrong with what the card carries; it pays only where a second person
    /// signs for it.</summary>
    public Refusal? Suspect { get; init; }

    /// <summary>The membership that holds for them today.</summary>
    public MembershipShown? Membership { get; init; }

    /// <summary>From which one pays unless another is said.</summary>
    public CardView? First =>
        Cards.FirstOrDefault(c => c.Number == Shown) ?? Cards.MaxBy(c => c.Spendable.Coins);
}
