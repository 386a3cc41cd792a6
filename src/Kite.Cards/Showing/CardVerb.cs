namespace Kite.Cards;

/// <summary>What can be done with a card on its page.</summary>
public enum CardVerb
{
    TopUp,
    Pay,
    Transfer,
    CashOut,
    Replace,
    Pin,
    Correct,
    Reactivate,
}
