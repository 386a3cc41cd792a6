namespace Kite.Importing;

/// <summary>There is no such import.</summary>
public sealed record NoSuchImport(string Which) : NotFound;

/// <summary>The import is not at the point where this can be done.</summary>
public sealed record NotAtThisPoint : Refusal;

/// <summary>Rows are in the books already, so the mapping stays as it is.</summary>
public sealed record ImportHasBegun : Refusal;

/// <summary>One import at a time: another one is being worked on.</summary>
public sealed record AnotherImportIsRunning : Refusal;

/// <summary>Kite cannot import things of this kind.</summary>
public sealed record NoSuchKind(string Written, string Known) : Refusal;

/// <summary>The file is kept on another machine, or was removed after its time.</summary>
public sealed record ImportFileIsGone(string Name) : Refusal;

/// <summary>There is no file at this place.</summary>
public sealed record NoSuchFile(string Path) : Refusal;

/// <summary>Nothing was sent that could be imported.</summary>
public sealed record NoFileWasSent : Refusal;

/// <summary>No mapping is saved under this name.</summary>
public sealed record NoSuchMapping(string Name) : NotFound;

/// <summary>The mapping comes with Kite: save your own under another name.</summary>
public sealed record MappingComesWithKite(string Name) : Refusal;

/// <summary>No row was refused, so there is no file of them.</summary>
public sealed record NothingWasRefused : NotFound;

/// <summary>
/// Something went wrong on our side; what came before it is in the books, and it can go on.
/// </summary>
public sealed record ImportBroke(string Trace) : Refusal;

/// <summary>The columns of this file could not be guessed: a mapping must say.</summary>
public sealed record MappingIsNeeded(string Columns, string Faults) : Refusal;

/// <summary>Neither the file nor the business says in which currency the amounts are.</summary>
public sealed record CurrencyIsNotSaid : Refusal;
