namespace Kite.Customers;

/// <summary>The one way by which many customers enter the books at once: files, samples.</summary>
public static class CustomerBook
{
    /// <summary>
    /// Writes new customers whose numbers have been taken in this transaction, with the words by
    /// which they are found, the names other systems know them by, and a data key for each.
    /// </summary>
    public static async Task Add(
        KiteDb db,
        MasterKeys masters,
        IReadOnlyList<Customer> customers,
        IReadOnlyList<CustomerKey> keys,
        CancellationToken cancel)
    {
        var known = keys.ToLookup(k => k.CustomerId, k => k.Key);
        var tokens = customers.SelectMany(c => TokensOf(c, known[c.Id])).ToList();
        var dataKeys = customers.Select(c => DataKey.New(c.Id, masters)).ToList();
        await BulkWriter.Write(db, customers, cancel);
        await BulkWriter.Write(db, keys, cancel);
        await BulkWriter.Write(db, tokens, cancel);
        await BulkWriter.Write(db, dataKeys, cancel);
    }

    private static IEnumerable<SearchToken> TokensOf(Customer customer, IEnumerable<string> keys) =>
        keys.Select(k => (string?)k)
            .DefaultIfEmpty(null)
            .SelectMany(key => Tokens.Of(customer, key))
            .DistinctBy(t => (t.Token, t.Kind));
}
