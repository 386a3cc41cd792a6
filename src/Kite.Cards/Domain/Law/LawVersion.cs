namespace Kite.Cards;

/// <summary>
/// The law of the place as the business has set it down from a day on. It is never changed: a
/// later one takes its place.
/// </summary>
public sealed class LawVersion
{
    internal const int LongestReason = 500;

    /// <summary>1, 2, 3 … in the order in which they were made.</summary>
    public int Number { get; init; }
    public DateOnly FromDay { get; init; }

    /// <summary>The pack that was filled in, such as <c>cn</c>.</summary>
    public string Pack { get; init; } = "";
    public string Currency { get; init; } = "";

    /// <summary>The numbers, as <c>NamedMost:500000 RefundDays:7</c>.</summary>
    public string Rules { get; init; } = "";
    public string Reason { get; init; } = "";
    public Guid? MadeById { get; init; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    internal CardLaw Law => CardLaw.Read(Rules, Currency, Number);
}

/// <summary>Who was made sure of, by name and document, when value moved.</summary>
public sealed class Identified
{
    public Guid PurseId { get; init; }
    public Guid TransactionId { get; init; }

    /// <summary>The customer whose name and document are kept.</summary>
    public long CustomerNumber { get; init; }
}
