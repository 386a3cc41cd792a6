namespace Kite.Customers;

/// <summary>More customers than are changed at once.</summary>
public sealed record TooManyToEdit(int AtMost) : Refusal;

/// <summary>The filter or the numbers name nobody.</summary>
public sealed record NobodyToEdit : Refusal;

/// <summary>Either numbers or a filter say which customers are meant.</summary>
public sealed record NobodyIsChosen : Refusal;

/// <summary>A list has no such filter, or it cannot be read.</summary>
public sealed record NotAFilter(string Written) : Refusal;

/// <summary>This field is not changed for many at once.</summary>
public sealed record NotForMany(string Written, string Known) : Refusal;

public sealed record NoSuchBulkEdit(Guid Id) : NotFound;

public sealed record BulkEditIsUndone : Refusal;
