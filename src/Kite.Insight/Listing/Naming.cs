using Kite.Customers;

namespace Kite.Insight;

/// <summary>Puts names to the numbers of a page, in one round trip.</summary>
internal sealed class Naming(KiteDb db)
{
    public async Task<CustomerList> Name<T>(
        Asker asker,
        AskFigures.Ground ground,
        Selected<T> page,
        Func<T, Visitor> visitor,
        Func<T, ListedCustomer, ListedCustomer> facts,
        CancellationToken cancel)
    {
        var numbers = page.Items.Select(i => visitor(i).Customer).ToList();
        var names = await db.NamesOf(asker, numbers, cancel);
        return new(
            page.Customers,
            page.Visits,
            ground.Money(page.Net),
            [.. page.Items.Select(i => facts(i, Listed(visitor(i), names, ground)))],
            page.Next is { } next ? Cursor.Write(next) : null);
    }

    private static ListedCustomer Listed(
        Visitor v, IReadOnlyDictionary<long, CustomerName> names, AskFigures.Ground ground)
    {
        var known = names.GetValueOrDefault(v.Customer);
        var average = v.Visits == 0 ? 0 : v.Average;
        return new(
            v.Customer,
            known?.Name,
            known?.Kind ?? CustomerKind.Person,
            v.Visits,
            ground.Money(v.Net),
            ground.Money(average));
    }
}
