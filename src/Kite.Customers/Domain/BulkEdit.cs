namespace Kite.Customers;

/// <summary>One change of many records at once, which can be taken back at any time.</summary>
public sealed class BulkEdit
{
    internal const string Counter = "bulk-edits";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The place among all of them, the first is 1.</summary>
    public long Place { get; init; }

    /// <summary>The field changed: <c>tag</c>, <c>language</c>, <c>custom.plate</c>.</summary>
    public string Field { get; init; } = "";

    /// <summary>What it was set to, in one line; null where it was emptied.</summary>
    public string? Value { get; init; }

    /// <summary>A tag was taken away instead of given.</summary>
    public bool Removes { get; init; }

    /// <summary>How many customers were chosen, changed, and were as they should be.</summary>
    public int Customers { get; init; }
    public int Changed { get; init; }
    public int Already { get; init; }
    public DateTimeOffset At { get; init; }
    public string ByName { get; init; } = "";
    public DateTimeOffset? UndoneAt { get; set; }
    public string? UndoneByName { get; set; }

    /// <summary>How many were changed since and so stayed as they are.</summary>
    public int? LeftAlone { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>What one customer's record held before a change of many.</summary>
public sealed class BulkEditRow
{
    public Guid CustomerId { get; init; }
    public Guid EditId { get; init; }
    public long CustomerNumber { get; init; }
    public string? Before { get; init; }

    /// <summary>Changed since, and so left as it is when the edit was taken back.</summary>
    public bool IsLeft { get; set; }
}
