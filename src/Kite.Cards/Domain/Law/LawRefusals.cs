namespace Kite.Cards;

/// <summary>The law lets a customer's card hold no more.</summary>
public sealed record LawLimitsNamedCard(Money Most, Money Balance, int Version) : Refusal;

/// <summary>The law lets a card that is nobody's in particular hold no more.</summary>
public sealed record LawLimitsBearerCard(Money Most, Money Balance, int Version) : Refusal;

/// <summary>So much is not paid in with notes and coins, says the law.</summary>
public sealed record LawForbidsCash(Money From, int Version) : Refusal;

/// <summary>The law asks who pays so much in: name and document.</summary>
public sealed record LawAsksWhoPays(Money From, int Version) : Refusal;

/// <summary>The law asks who hands a card back: name and document.</summary>
public sealed record LawAsksWhoHandsBack(int Version) : Refusal;

/// <summary>The law lets no more be handed back in notes and coins.</summary>
public sealed record LawLimitsCashBack(Money Most, Money Asked, int Version) : Refusal;

/// <summary>Above so much the law wants a bank account.</summary>
public sealed record LawWantsBankAccount(Money Above, Money Asked, int Version) : Refusal;

/// <summary>The law lets nothing lapse that is on a customer's card.</summary>
public sealed record LawForbidsLapse(int Version) : Refusal;

/// <summary>The law wants what is on a card to last longer.</summary>
public sealed record LawWantsLongerLife(int Months, int Version) : Refusal;

/// <summary>The law does not give back what has lapsed, as it is set down.</summary>
public sealed record LapsedStaysLapsed : Refusal;

/// <summary>Nothing has lapsed on this card that was not given back.</summary>
public sealed record NothingLapsedHere : Refusal;

/// <summary>There is no such pack of law.</summary>
public sealed record NoSuchLawPack(string Which) : Refusal;

/// <summary>The law is set down for days to come, and not for days that are over.</summary>
public sealed record LawBeginsTooEarly(DateOnly Earliest) : Refusal;

/// <summary>A rule stands twice, or stands for nothing.</summary>
public sealed record LawRuleIsAmiss : Refusal;

/// <summary>The sums are in another currency than the business.</summary>
public sealed record LawIsInAnotherCurrency(string Written, string Business) : Refusal;
