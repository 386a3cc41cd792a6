namespace Kite.Customers;

/// <summary>What a customer was asked that is answered with a number.</summary>
public enum ResponseKind
{
    /// <summary>How satisfied they are, from 1 (not at all) to 5 (very).</summary>
    Satisfaction,

    /// <summary>What share of what they need of our kind they buy from us, in per cent.</summary>
    NeedShare,
}

/// <summary>How a customer was asked.</summary>
public enum AskedHow
{
    InPerson,
    Phone,
    Message,
    Survey,
}

/// <summary>
/// What a customer said when asked, on a day. It is only ever added; one that was noted wrongly
/// is withdrawn.
/// </summary>
public sealed class CustomerResponse
{
    public const int LeastSatisfied = 1;
    public const int MostSatisfied = 5;
    public const int WholeNeed = 100;

    public Guid CustomerId { get; init; }
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The number of a record that was taken in since; 0 for the customer's own.</summary>
    public long RecordedUnder { get; init; }
    public ResponseKind Kind { get; init; }
    public int Value { get; init; }

    /// <summary>The business day on which they said it.</summary>
    public DateOnly Day { get; init; }
    public AskedHow How { get; init; }
    public string? Note { get; init; }
    public Guid? NotedBy { get; init; }
    public DateTimeOffset NotedAt { get; init; }

    /// <summary>The least and the most that can be said.</summary>
    public static (int Least, int Most) Scale(ResponseKind kind) =>
        kind == ResponseKind.Satisfaction ? (LeastSatisfied, MostSatisfied) : (0, WholeNeed);

    /// <summary>The same on another record.</summary>
    public CustomerResponse On(Guid customer, long under) => new()
    {
        CustomerId = customer,
        Id = Id,
        RecordedUnder = under,
        Kind = Kind,
        Value = Value,
        Day = Day,
        How = How,
        Note = Note,
        NotedBy = NotedBy,
        NotedAt = NotedAt,
    };
}

/// <summary>A response that does not count, because it was noted wrongly; one for each at most.
/// </summary>
public sealed class ResponseWithdrawal
{
    public Guid CustomerId { get; init; }
    public Guid ResponseId { get; init; }
    public string? Reason { get; init; }
    public Guid? WithdrawnBy { get; init; }
    public DateTimeOffset WithdrawnAt { get; init; }

    /// <summary>The same on another record.</summary>
    public ResponseWithdrawal On(Guid customer) => new()
    {
        CustomerId = customer,
        ResponseId = ResponseId,
        Reason = Reason,
        WithdrawnBy = WithdrawnBy,
        WithdrawnAt = WithdrawnAt,
    };
}
