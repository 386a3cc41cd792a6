namespace Kite.Insight;

/// <summary>Customers as they are found, written into columns that grow.</summary>
internal sealed class Columns
{
    private readonly List<long> customers = [];
    private readonly List<int> visits = [];
    private readonly List<long> net = [];

    public void Add(long customer, int theirVisits, long theirNet)
    {
        customers.Add(customer);
        visits.Add(theirVisits);
        net.Add(theirNet);
    }

    public PeriodFigures ToFigures(Period period, Columns onlyReturned, Unnamed unnamed) => new(
        period, [.. customers], [.. visits], [.. net],
        new([.. onlyReturned.customers], [.. onlyReturned.net]), unnamed);
}
