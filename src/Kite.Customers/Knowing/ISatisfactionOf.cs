namespace Kite.Customers;

/// <summary>
/// What surveys say: how many of a hundred answers were content, between which bounds the true
/// share lies with 95 chances in a hundred, and from how many answers.
/// </summary>
public sealed record Satisfaction(double Share, double Low, double High, int Answers);

/// <summary>
/// Knows how satisfied customers are, from surveys alone; whoever asks them registers it. Without
/// one, satisfaction is not known.
/// </summary>
public interface ISatisfactionOf
{
    /// <summary>One customer's, or the base's; null where nobody has answered.</summary>
    Task<Satisfaction?> Find(long? customer, Period period, CancellationToken cancel);
}
