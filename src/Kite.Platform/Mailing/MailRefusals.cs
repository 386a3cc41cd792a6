namespace Kite;

/// <summary>Nobody has said yet through which server letters leave.</summary>
public sealed record NoMailDoor : Refusal;

/// <summary>Nobody has said where this person gets mail.</summary>
public sealed record NoMailAddress : Refusal;

/// <summary>This is no address to which a letter can be sent.</summary>
public sealed record NotAMailAddress : Refusal;

/// <summary>This is no name of a server.</summary>
public sealed record NotAHost : Refusal;

/// <summary>This is no address at which people open Kite.</summary>
public sealed record NotABaseAddress : Refusal;

/// <summary>A password never travels unencrypted, except within this machine.</summary>
public sealed record PasswordNeedsEncryption : Refusal;

/// <summary>
/// The password was typed for another server or account, and is not shown to this one.
/// </summary>
public sealed record MailPasswordIsToBeTypedAgain : Refusal;

/// <summary>The server takes letters only from who signs in, and no account is set.</summary>
public sealed record MailSignInIsNeeded : Refusal;

/// <summary>A password is of no use without the name of the account.</summary>
public sealed record UserNameIsMissing : Refusal;

/// <summary>A value is longer than is kept, or holds signs that no line of a letter may hold.
/// </summary>
public sealed record MailLineIsUnfit(int Longest) : Refusal;

/// <summary>No server of this name is known.</summary>
public sealed record MailServerIsUnknown(string Host) : Refusal;

/// <summary>The server does not answer at this port.</summary>
public sealed record MailServerDoesNotAnswer(string Host, int Port) : Refusal;

/// <summary>The server began to speak and then stopped, or speaks something else.</summary>
public sealed record MailServerIsStrange(string Host, int Port) : Refusal;

/// <summary>No encrypted line to the server came about, or its certificate is not trusted.
/// </summary>
public sealed record MailIsNotEncrypted(string Host) : Refusal;

/// <summary>The server does not know this user name with this password.</summary>
public sealed record MailSignInWasRefused : Refusal;

/// <summary>The server does not let us send under this address.</summary>
public sealed record MailSenderWasRefused(int Status) : Refusal;

/// <summary>The server does not take letters for this address.</summary>
public sealed record MailAddressWasRefused(int Status) : Refusal;

/// <summary>The server did not take the letter.</summary>
public sealed record MailWasRefused(int Status) : Refusal;

/// <summary>Whoever should get the letter may not sign in any more.</summary>
public sealed record PersonMayNotSignIn : Refusal;

/// <summary>The letter is not wanted any more.</summary>
public sealed record MailIsNotWanted : Refusal;

/// <summary>There is no such letter.</summary>
public sealed record NoSuchMail(Guid Id) : NotFound;

/// <summary>Only a letter that was given up is sent again.</summary>
public sealed record MailIsNotGivenUp : Refusal;
