namespace Kite.Insight;

/// <summary>One customer in two periods: where from, where to, and with what figures.</summary>
internal readonly record struct Mover(
    long Customer, State From, State To, int VisitsBefore, long NetBefore, int Visits, long Net,
    Reason Reason)
{
    /// <summary>
    /// By what they bring now or, of those who no longer come, by what they brought.
    /// </summary>
    public Visitor Visitor => To == State.None
        ? new(Customer, VisitsBefore, NetBefore)
        : new(Customer, Visits, Net);
}
