using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Finds the customers whom rows name, by number or by key.</summary>
internal sealed class NamedCustomers
{
    private readonly Dictionary<long, Found> byNumber = [];
    private readonly Dictionary<(string Source, string Key), Found> byKey = [];

    public async Task Read(
        KiteDb db, IReadOnlyCollection<Named> named, CancellationToken cancel)
    {
        var numbers = named.Select(n => n.Number).OfType<long>().ToHashSet();
        await Read(db, c => EF.Parameter(numbers).Contains(c.Number), cancel);
        foreach (var bySource in named.Where(n => n.Number is null).GroupBy(
            n => n.Source, StringComparer.Ordinal))
        {
            var keys = bySource.Select(n => n.Key).OfType<string>()
                .ToHashSet(StringComparer.Ordinal);
            var known = await CustomerBook.Known(db, bySource.Key, keys, cancel);
            var missing = known.Select(k => k.Number).Where(n => !byNumber.ContainsKey(n))
                .ToHashSet();
            await Read(db, c => EF.Parameter(missing).Contains(c.Number), cancel);
            foreach (var k in known)
            {
                if (byNumber.TryGetValue(k.Number, out var found))
                    byKey[(bySource.Key, k.Key)] = found;
            }
        }
    }

    /// <summary>The customer, or why it cannot be this one.</summary>
    public Result<Found> Of(Named named)
    {
        var found = named.Number is { } number
            ? byNumber.GetValueOrDefault(number)
            : byKey.GetValueOrDefault((named.Source, named.Key ?? ""));
        if (found is null)
            return new NoSuchCustomer(named.Number is { } n ? $"{n}" : named.Key ?? "");

        // Kite's numbers are another's in other books: the name beside it must agree.
        return named.Number is null || named.Name is null
            || Folding.Fold(named.Name) == Folding.Fold(found.Name)
            ? found
            : new NameDoesNotFit(named.Name, found.Number);
    }

    private async Task Read(
        KiteDb db, System.Linq.Expressions.Expression<Func<Customer, bool>> which,
        CancellationToken cancel)
    {
        foreach (var c in await db.Customers.AsNoTracking().Where(which)
            .Select(c => new Found(c.Id, c.Number, c.Name, c.Phone, c.Email, c.Address))
            .ToListAsync(cancel))
        {
            byNumber[c.Number] = c;
        }
    }

    internal sealed record Found(
        Guid Id, long Number, string Name, string? Phone, string? Email, string? Address)
    {
        /// <summary>The first of its kind, which stands on the record.</summary>
        public bool Bears(ContactKind kind, string value) => kind switch
        {
            ContactKind.Phone => Phone == value,
            ContactKind.Email => string.Equals(Email, value, StringComparison.OrdinalIgnoreCase),
            ContactKind.Address => Address == value,
            _ => false,
        };
    }
}
