namespace Kite.Customers;

/// <summary>
/// A change of many records: what it did, or what it would do; whom it found as they should be
/// already, and who cannot take it (a record bears at most 30 tags; nobody works for a person).
/// </summary>
public sealed record BulkEditView(
    Guid? Id, string Field, string? Value, bool Removes, int Customers, int Changed,
    int Already, int Unable)
{
    public DateTimeOffset? At { get; init; }
    public string? By { get; init; }
    public DateTimeOffset? UndoneAt { get; init; }
    public string? UndoneBy { get; init; }

    /// <summary>How many were changed since and stayed as they are when it was undone.</summary>
    public int? LeftAlone { get; init; }

    /// <summary>Their numbers, where one edit is asked for.</summary>
    public IReadOnlyList<long>? Left { get; init; }

    internal static BulkEditView Of(BulkEdit edit) => new(
        edit.Id, edit.Field, edit.Value, edit.Removes, edit.Customers, edit.Changed,
        edit.Already, edit.Customers - edit.Changed - edit.Already)
    {
        At = edit.At,
        By = edit.ByName,
        UndoneAt = edit.UndoneAt,
        UndoneBy = edit.UndoneByName,
        LeftAlone = edit.LeftAlone,
    };
}
