namespace Kite;

/// <summary>Nothing but the letter that proves it goes to an address that is not proven.</summary>
public sealed record AddressIsNotProven : Refusal;

/// <summary>The address is proven already.</summary>
public sealed record AddressIsProvenAlready : Refusal;

/// <summary>The last letter that proves an address is only just under way.</summary>
public sealed record AddressLetterJustLeft(int Minutes) : Refusal;

/// <summary>Enough letters that prove an address have left within a day.</summary>
public sealed record TooManyAddressLetters(int AtMost, int Minutes) : Refusal;

/// <summary>
/// The link was used, is too old, or another letter took its place; which of them is not said.
/// </summary>
public sealed record AddressLinkIsVoid : Refusal;

/// <summary>As many test letters as may leave in an hour have left.</summary>
public sealed record TooManyTestLetters(int AtMost, int Minutes) : Refusal;

/// <summary>There are no letters of this kind.</summary>
public sealed record NoSuchMailKind(string Kind, string Known) : Refusal;

/// <summary>The letter's time had passed by so many hours before it could leave.</summary>
public sealed record LetterIsLate(int Hours) : Refusal;

/// <summary>The next letter of its kind fell due before this one could leave.</summary>
public sealed record LetterIsOvertaken : Refusal;
