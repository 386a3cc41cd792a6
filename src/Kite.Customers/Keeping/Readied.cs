namespace Kite.Customers;

/// <summary>
/// What takes longest of a new customer, made before it is their turn: their own key, and the
/// words by which they are found.
/// </summary>
internal sealed record Readied(DataKey Key, IReadOnlyList<TokenText> Words)
{
    public Guid CustomerId => Key.OwnerId;

    /// <summary>By their record, and by what <paramref name="others"/> say.</summary>
    public static Readied Of(
        Customer customer, IEnumerable<Findable> others, MasterKeys masters) => new(
            DataKey.New(customer.Id, masters),
            [.. Tokens.Of(Tokens.OfRecord(customer).Concat(others), customer.IsFirm)]);
}
