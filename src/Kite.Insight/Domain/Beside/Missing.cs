namespace Kite.Insight;

/// <summary>
/// How many of two groups are missing because they have objected since chance put them there:
/// what stays may no longer be alike where the shares differ by five points, or by more than
/// chance would make them.
/// </summary>
internal sealed record Missing(int Some, int Stay, int Others, int OthersStay)
{
    private const double Markedly = 0.05;
    private const double Sure = 0.95;

    public bool IsUneven
    {
        get
        {
            var shares = new Proportions(Some, Some + Stay, Others, Others + OthersStay);
            var (low, high) = shares.Within(Tails.AllWithin(Sure, 1));
            return Math.Abs(shares.Difference) >= Markedly || low > 0 || high < 0;
        }
    }
}
