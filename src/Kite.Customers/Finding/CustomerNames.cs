using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What a list of figures shows of a customer; no name for who may not see it.</summary>
public sealed record CustomerName(Guid Id, long Number, CustomerKind Kind, string? Name);

/// <summary>The names behind the numbers that figures are kept by.</summary>
public static class CustomerNames
{
    extension(KiteDb db)
    {
        /// <summary>One round trip for a page's worth of numbers.</summary>
        public async Task<IReadOnlyDictionary<long, CustomerName>> NamesOf(
            Asker asker, IReadOnlyCollection<long> numbers, CancellationToken cancel)
        {
            if (numbers.Count == 0) return new Dictionary<long, CustomerName>();

            var named = asker.May(May.ReadPersonal);
            return await db.Set<Customer>().AsNoTracking()
                .Where(c => numbers.Contains(c.Number))
                .Select(c => new CustomerName(c.Id, c.Number, c.Kind, named ? c.Name : null))
                .ToDictionaryAsync(c => c.Number, cancel);
        }
    }
}
