namespace Kite.Customers;

/// <summary>
/// What other parts add to the words by which a customer is found: the number of a card.
/// </summary>
public static class KnownBy
{
    extension(KiteDb db)
    {
        /// <summary>
        /// From now on this customer, or who stands for them, is found by this key, too. The
        /// record is held until the open transaction ends, so that nobody merges it meanwhile.
        /// </summary>
        public async Task<Result<Customer>> KnowBy(
            long number, string source, string key, CancellationToken cancel)
        {
            if (await db.SurvivorFor(number, cancel) is not { } survivor)
                return new NoSuchCustomer($"{number}");
            var held = await db.Hold(survivor.Customer.Id, cancel);
            if (held.Refusal is { } no) return no;

            var customer = held.Value;
            db.Add(new CustomerKey
            {
                Source = source,
                Key = key,
                CustomerId = customer.Id,
                CustomerNumber = customer.Number,
                RecordedUnder = survivor.RecordedUnder,
            });
            await db.SaveChangesAsync(cancel);
            await db.Retoken(customer, cancel);
            await db.SaveChangesAsync(cancel);
            return customer;
        }

        /// <summary>
        /// Whether the customer of this number, or who stands for them, has a name and an ID
        /// document in the book; none of it is opened.
        /// </summary>
        public async Task<bool> IsKnownByDocument(long number, CancellationToken cancel) =>
            await db.SurvivorFor(number, cancel) is
            {
                Customer: { Name.Length: > 0, IdDocument: not null }
            };
    }
}
