namespace Kite.Customers;

/// <summary>A record that may well be the one being typed in, and why.</summary>
public sealed record LikenessView(
    CustomerView Customer, int Score, LikenessDegree Degree,
    IReadOnlyList<LikenessReason> Reasons);

/// <summary>Two records that look like one customer, and what became of them.</summary>
public sealed record DuplicateView(
    Guid Id, int Score, LikenessDegree Degree, IReadOnlyList<LikenessReason> Reasons,
    PairState State, DateTimeOffset FoundAt, DateTimeOffset? DecidedAt,
    CustomerView One, CustomerView Other)
{
    internal static DuplicateView Of(
        DuplicatePair pair, Customer one, Customer other, Asker asker)
    {
        var reasons = pair.Reasons.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Enum.Parse<LikenessReason>(word, ignoreCase: true)).ToList();
        return new(
            pair.Id, pair.Score, new Likeness(pair.Score, reasons).Degree, reasons, pair.State,
            pair.FoundAt, pair.DecidedAt, CustomerView.Of(one, asker),
            CustomerView.Of(other, asker));
    }
}

/// <summary>No such pair is known; someone may have merged one of the two meanwhile.</summary>
public sealed record NoSuchPair(Guid Id) : NotFound;
