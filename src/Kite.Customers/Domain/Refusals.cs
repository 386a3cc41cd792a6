namespace Kite.Customers;

/// <summary>No customer has this number, or the asker may not see them.</summary>
public sealed record NoSuchCustomer(string Which) : NotFound;

public sealed record NotAPhoneNumber(string Written) : Refusal;

public sealed record NotAnEmail(string Written) : Refusal;

public sealed record NotALanguage(string Written) : Refusal;

public sealed record NotABirthDate(DateOnly Written) : Refusal;

public sealed record NotAKind(string Written) : Refusal;

/// <summary>A customer needs a name, a phone or an e-mail to be known by.</summary>
public sealed record NobodyIsNamed : Refusal;

public sealed record TextIsTooLong(int AtMost) : Refusal;

public sealed record TextHasStrangeLetters : Refusal;
