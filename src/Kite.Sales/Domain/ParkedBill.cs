namespace Kite.Sales;

/// <summary>
/// A bill that was put aside under a name, to be taken up again at any till of the store. It is
/// no promise: what it comes to is worked out anew, and no PIN is ever in it.
/// </summary>
public sealed class ParkedBill
{
    internal const int LongestName = 60;

    /// <summary>So many wait in a store at most; what is older was forgotten.</summary>
    internal const int Most = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int StoreNumber { get; init; }
    public int TillNumber { get; init; }
    public string Name { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public Guid? ById { get; init; }
    public string By { get; init; } = "";
    public long? CustomerNumber { get; init; }
    public long? CardNumber { get; init; }

    /// <summary>What a guest whom nobody knows said of themselves.</summary>
    public string? PostalCode { get; init; }
    public string? Phone { get; init; }
    public Customers.Gender? Gender { get; init; }

    /// <summary>What is bought, as JSON.</summary>
    public string Lines { get; init; } = "[]";
    public int LineCount { get; init; }
}

/// <summary>There is no such bill put aside: someone has taken it up, or thrown it away.</summary>
public sealed record NoSuchParkedBill(string Which) : NotFound;
