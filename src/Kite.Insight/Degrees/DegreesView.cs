using Kite.Customers;

namespace Kite.Insight;

/// <summary>
/// One degree: a share of one, an amount or a rating, in its unit, with how it is defined and
/// where it comes from; or why it is not known.
/// </summary>
public sealed record DegreeView(Degree Degree, DegreeSource Source)
{
    public DegreeUnit Unit { get; init; }

    /// <summary>How it is defined, in the reader's words.</summary>
    public string Definition { get; init; } = "";
    public double? Share { get; init; }
    public Money? Amount { get; init; }

    /// <summary>From 1 to 5, as a customer said it.</summary>
    public int? Rating { get; init; }

    /// <summary>The bounds in which the share of all lies with 95 chances in 100.</summary>
    public double? Low { get; init; }
    public double? High { get; init; }

    /// <summary>Of the base: how many customers said it.</summary>
    public long? Answers { get; init; }

    /// <summary>Of the base: how many customers there are.</summary>
    public long? Customers { get; init; }

    /// <summary>Too few said it to tell much of all.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>Of a customer: when they said it, and how they were asked.</summary>
    public DateOnly? SaidOn { get; init; }
    public AskedHow? How { get; init; }
    public int? DaysSince { get; init; }
    public NotKnown? NotKnown { get; init; }

    internal static DegreeView Unknown(Degree degree, DegreeSource source, NotKnown why) =>
        new(degree, source) { NotKnown = why };
}

/// <summary>
/// What was said within one month, each customer counted with the newest of it: a share of one
/// with its bounds, or one customer's rating.
/// </summary>
public sealed record SaidMonth(
    double? Share, int? Rating, double? Low, double? High, long Answers);

/// <summary>
/// A month: what it brought; the chance, at its end, that they still come; what share of our
/// revenue was theirs (of the base: of the ten largest); and what was said in it.
/// </summary>
public sealed record DegreeMonth(
    DateOnly From, DateOnly To, bool IsWhole, Money Net, double? Loyalty, double? WeOnThem)
{
    /// <summary>Null where nobody was asked in it.</summary>
    public SaidMonth? Satisfaction { get; init; }
    public SaidMonth? TheyOnUs { get; init; }
}

/// <summary>
/// The degrees over the last twelve months, and month by month. <c>sampled</c> is from how many
/// customers the loyalty of the base was reckoned.
/// </summary>
public sealed record DegreesView(
    long? Number, DateOnly From, DateOnly To, IReadOnlyList<DegreeView> Degrees,
    IReadOnlyList<DegreeMonth> Months, int Sampled);
