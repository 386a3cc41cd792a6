namespace Kite.Sales;

/// <summary>Which line of a bill a refusal is about, so that it is said at its place.</summary>
internal static class LineFaults
{
    /// <summary>The line, from 1; null where it is about none.</summary>
    public static int? Of(Refusal? no) => no switch
    {
        BadInput bad => bad.Faults.Select(f => Of(f.Why)).FirstOrDefault(l => l is not null),
        PriceIsAsked one => one.Line,
        PriceIsKept one => one.Line,
        LineNamesNoProduct one => one.Line,
        ProductIsNotSoldNow one => one.Line,
        LineIsInAnotherCurrency one => one.Line,
        LineNamesNothing one => one.Line,
        LineHasNoAmount one => one.Line,
        LineIsUnfit one => one.Line,
        _ => null,
    };
}
