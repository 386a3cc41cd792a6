namespace Kite.Importing;

/// <summary>What becomes of a record in the books when a file brings it again.</summary>
public enum KnownRecords
{
    /// <summary>It stays as it is.</summary>
    Leave,

    /// <summary>What is empty is filled from the file.</summary>
    Fill,

    /// <summary>What the file says replaces what was there; its empty cells replace nothing.
    /// </summary>
    Take,
}
