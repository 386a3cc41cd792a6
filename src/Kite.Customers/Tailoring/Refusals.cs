namespace Kite.Customers;

/// <summary>The business has no field of this name.</summary>
public sealed record FieldIsUnknown(string Key) : NotFound;

/// <summary>A field's name for programs: small letters, figures, beginning with a letter.</summary>
public sealed record NotAFieldKey(string Written) : Refusal;

/// <summary>The name means something else on a record already.</summary>
public sealed record FieldKeyIsTaken(string Key) : Refusal;

/// <summary>There are as many fields as a form can bear.</summary>
public sealed record TooManyFields(int AtMost) : Refusal;

/// <summary>Something to choose from needs words, each once.</summary>
public sealed record NoChoices(int AtMost) : Refusal;

/// <summary>What is sealed can be neither searched, filtered nor listed.</summary>
public sealed record FieldIsSealed(string Key) : Refusal;

/// <summary>Only text and numbers can be searched.</summary>
public sealed record FieldIsNotSearchable : Refusal;

/// <summary>The order must name every field once.</summary>
public sealed record NotAnOrder : Refusal;

/// <summary>The field is no longer asked for.</summary>
public sealed record FieldIsRetired(string Key) : Refusal;

public sealed record NotAFigure(string Written, int Decimals) : Refusal;

public sealed record NotACalendarDay(string Written) : Refusal;

public sealed record NotAChoice(string Written, string Choices) : Refusal;

public sealed record NotYesOrNo(string Written) : Refusal;

public sealed record NotAnAmount(string Written, string Currency) : Refusal;

/// <summary>Nothing is kept in this field.</summary>
public sealed record FieldIsEmpty(string Key) : NotFound;
