namespace Kite.Insight;

/// <summary>
/// Customers as they are found, written into columns that grow; given room for all of them,
/// nothing is ever copied.
/// </summary>
internal sealed class Columns(int room = 0)
{
    private long[] customers = new long[room];
    private int[] visits = new int[room];
    private long[] net = new long[room];
    private int count;

    public void Add(long customer, int theirVisits, long theirNet)
    {
        if (count == customers.Length) Resize(Math.Max(64, 2 * count));
        customers[count] = customer;
        visits[count] = theirVisits;
        net[count++] = theirNet;
    }

    public PeriodFigures ToFigures(Period period, Columns onlyReturned, Unnamed unnamed)
    {
        if (count < customers.Length) Resize(count);
        return new(period, customers, visits, net, onlyReturned.ToOnlyReturned(), unnamed);
    }

    private OnlyReturned ToOnlyReturned()
    {
        if (count < customers.Length) Resize(count);
        return new(customers, net);
    }

    private void Resize(int length)
    {
        Array.Resize(ref customers, length);
        Array.Resize(ref visits, length);
        Array.Resize(ref net, length);
    }
}
