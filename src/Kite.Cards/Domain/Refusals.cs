namespace Kite.Cards;

/// <summary>An amount must be above nothing.</summary>
public sealed record AmountMustBeAboveNothing : Refusal;

/// <summary>There is no such purse.</summary>
public sealed record NoSuchPurse : NotFound;

/// <summary>There is no such payment on this card.</summary>
public sealed record NoSuchPayment(string Which) : NotFound;

/// <summary>The purse holds less than is to be taken.</summary>
public sealed record TooLittleInPurse(Money Balance, Money Asked) : Refusal
{
    public Money Missing => Asked - Balance;
}

/// <summary>The purse would hold more than it may.</summary>
public sealed record TooMuchForPurse(Money Most, Money Balance) : Refusal;

/// <summary>The purse holds nothing that was paid in.</summary>
public sealed record NothingToHandBack : Refusal;

/// <summary>The payment has been given back whole already.</summary>
public sealed record PaymentIsGivenBack : Refusal;

/// <summary>More was to be given back than is left of the payment.</summary>
public sealed record MoreThanWasPaid(Money Left, Money Asked) : Refusal;

/// <summary>Both ends of a transfer are one purse.</summary>
public sealed record PursesAreTheSame : Refusal;

/// <summary>The purses are kept in different currencies.</summary>
public sealed record PursesDifferInCurrency : Refusal;
