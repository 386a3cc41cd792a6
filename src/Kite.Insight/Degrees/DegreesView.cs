namespace Kite.Insight;

/// <summary>
/// One degree: a share of one or an amount, where it comes from, between which bounds and from
/// how many answers it is where it is from a survey; or why it is not known.
/// </summary>
public sealed record DegreeView(Degree Degree, DegreeSource Source)
{
    public double? Share { get; init; }
    public Money? Amount { get; init; }
    public double? Low { get; init; }
    public double? High { get; init; }
    public int? Answers { get; init; }
    public NotKnown? NotKnown { get; init; }

    internal static DegreeView Unknown(Degree degree, DegreeSource source, NotKnown why) =>
        new(degree, source) { NotKnown = why };
}

/// <summary>
/// A month: what it brought; the chance, at its end, that they still come; and what share of our
/// revenue was theirs (of the base: of the ten largest).
/// </summary>
public sealed record DegreeMonth(
    DateOnly From, DateOnly To, bool IsWhole, Money Net, double? Loyalty, double? WeOnThem);

/// <summary>
/// The degrees over the last twelve months, and month by month. <c>sampled</c> is from how many
/// customers the loyalty of the base was reckoned.
/// </summary>
public sealed record DegreesView(
    long? Number, DateOnly From, DateOnly To, IReadOnlyList<DegreeView> Degrees,
    IReadOnlyList<DegreeMonth> Months, int Sampled);
