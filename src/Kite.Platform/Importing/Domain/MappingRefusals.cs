namespace Kite.Importing;

/// <summary>The mapping names a column that the file does not have.</summary>
public sealed record NoSuchColumn(string Column) : Refusal;

/// <summary>Two columns bear the heading that the mapping names: rename one, or give its place.
/// </summary>
public sealed record HeadingStandsTwice(string Heading) : Refusal;

/// <summary>A field without which nothing can be imported has no column yet.</summary>
public sealed record FieldNeedsColumn(string Field) : Refusal;

/// <summary>The mapping speaks of a field that this kind of import does not have.</summary>
public sealed record NoSuchField(string Field) : Refusal;

/// <summary>The file is no mapping: its JSON is broken, or has words a mapping does not have.
/// </summary>
public sealed record MappingIsUnreadable(string Name, string Where) : Refusal;
