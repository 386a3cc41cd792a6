namespace Kite.Customers;

/// <summary>No customer has this number, or the asker may not see them.</summary>
public sealed record NoSuchCustomer(string Which) : NotFound;

public sealed record NotAPhoneNumber(string Written) : Refusal;

public sealed record NotAnEmail(string Written) : Refusal;

public sealed record NotALanguage(string Written) : Refusal;

public sealed record NotABirthDate(DateOnly Written) : Refusal;

/// <summary>No such day is in the lunar calendar, or it is not written as one.</summary>
public sealed record NotALunarDate(string Written) : Refusal;

public sealed record NotAnAgeBand(string Written) : Refusal;

public sealed record NotACountry(string Written) : Refusal;

public sealed record NotACreditGrade(string Written) : Refusal;

public sealed record NotAGender(string Written) : Refusal;

public sealed record NotAKind(string Written) : Refusal;

/// <summary>The row names no customer of the books, by number or by key.</summary>
public sealed record NobodyIsMeant : Refusal;

/// <summary>The number is another customer's than the name beside it says.</summary>
public sealed record NameDoesNotFit(string Name, long Number) : Refusal;

/// <summary>A relation needs two customers.</summary>
public sealed record OneIsNoTwo : Refusal;

/// <summary>A customer needs a name, a phone or an e-mail to be known by.</summary>
public sealed record NobodyIsNamed : Refusal;

public sealed record TextIsTooLong(int AtMost) : Refusal;

public sealed record TextHasStrangeLetters : Refusal;

/// <summary>These are not customers' numbers, or too many at once.</summary>
public sealed record NotCustomerNumbers(int AtMost) : Refusal;

/// <summary>The customer has no ID document on record.</summary>
public sealed record NoIdDocument(long Number) : NotFound;

/// <summary>The customer's data key is gone, and what it sealed with it for ever.</summary>
public sealed record DocumentIsDark(long Number) : Refusal;

/// <summary>No part of Kite tells of this kind of thing on a timeline.</summary>
public sealed record NoSuchTimelineKind(string Written, string Known) : Refusal;

/// <summary>A list has no column of this name, or the asker may not see it.</summary>
public sealed record ListHasNoColumn(string Written) : Refusal;
