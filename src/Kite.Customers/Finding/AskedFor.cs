using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// The customers that a question asks for: one way for lists, counts and files alike.
/// </summary>
internal static class AskedFor
{
    private const string End = "\U0010ffff";

    /// <summary>Where a page ended: by name, or by number alone.</summary>
    internal sealed record Key(string Name, long Number)
    {
        public static Key Of(Customer c) => new(c.Name, c.Number);
    }

    extension(KiteDb db)
    {
        /// <summary>
        /// All of them, in no order; neither a store's walk-in customer nor a merged record is one.
        /// </summary>
        public async Task<IQueryable<Customer>> CustomersFor(
            Asker asker, CustomerQuestion question, Search search, CancellationToken cancel)
        {
            var customers = db.Customers.AsNoTracking()
                .Where(c => c.Number > 0 && c.MergedInto == null);
            if (question.Kind is { Value: var kind })
                customers = customers.Where(c => c.Kind == kind);
            if (question.Language is { } tongue)
                customers = customers.Where(c => c.Language == tongue);
            if (question.Source is { } source)
                customers = customers.Where(c => c.Source == source);
            if (question.ImportId is { } import)
                customers = customers.Where(c => c.ImportId == import);
            if (question.Ticked is { } numbers)
                customers = customers.Where(c => numbers.Contains(c.Number));
            if (question.Passing is { Count: <= ListWalk.Few } few)
                customers = customers.Where(c => EF.Parameter(few.All).Contains(c.Number));
            customers = await db.ByRecord(customers, question, cancel);
            if (question.Tag is { Length: > 0 } tag)
            {
                var tagged = db.CustomerTags.Where(t => t.Tag == tag).Select(t => t.CustomerId);
                customers = customers.Where(c => tagged.Contains(c.Id));
            }
            foreach (var test in question.Own.Tests)
            {
                var passing = test.In(db).Select(v => v.CustomerId);
                customers = customers.Where(c => passing.Contains(c.Id));
            }
            return string.IsNullOrWhiteSpace(question.Search)
                ? customers
                : await search.In(customers, asker, question.Search, cancel);
        }

        private async Task<IQueryable<Customer>> ByRecord(
            IQueryable<Customer> customers, CustomerQuestion question, CancellationToken cancel)
        {
            if (question.City is { } city) customers = customers.InCity(city);
            if (question.Industry is { } industry) customers = customers.InIndustry(industry);
            if (question.Country is { } country)
                customers = customers.Where(c => c.Country == country);
            if (question.BirthMonth is { } month)
                customers = customers.Where(c => c.BirthDate!.Value.Month == month);
            if (question.HasPhone is { } phone)
                customers = customers.Where(c => (c.Phone != null) == phone);
            if (question.HasEmail is { } mail)
                customers = customers.Where(c => (c.Email != null) == mail);
            if (question.AddedFrom is null && question.AddedTo is null) return customers;

            var business = await db.BusinessAsync(cancel);
            if (question.AddedFrom is { } first)
            {
                var begin = business.Begins(first);
                customers = customers.Where(c => c.CreatedAt >= begin);
            }
            if (question.AddedTo is { } last)
            {
                var end = business.Ends(last);
                customers = customers.Where(c => c.CreatedAt < end);
            }
            return customers;
        }

        /// <summary>All of them in order, read by key a thousand at a time.</summary>
        public async IAsyncEnumerable<IReadOnlyList<Customer>> InBatches(
            Asker asker,
            CustomerQuestion question,
            Search search,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            const int size = 1000;
            var customers = await db.CustomersFor(asker, question, search, cancel);
            if (question.Own.By is { } by)
            {
                await foreach (var rows in customers.InOwnBatches(question, by, size, db, cancel))
                    yield return rows;
                yield break;
            }
            if (question.Ranking is { } ranking)
            {
                await foreach (var rows in customers.InRankedBatches(
                    question, ranking, size, cancel))
                    yield return rows;
                yield break;
            }
            var place = new Place<Key>(null, Beginning: true);
            while (true)
            {
                var batch = await customers
                    .From(place, question.InOrder).Take(size).ToListAsync(cancel);
                if (batch.Count > 0) yield return question.Among(batch);
                if (batch.Count < size) yield break;
                place = new(Key.Of(batch[^1]), Beginning: false);
            }
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<Customer>> InOwnBatches(
        this IQueryable<Customer> customers,
        CustomerQuestion question,
        FieldView by,
        int size,
        KiteDb db,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        OwnOrder.Key? after = null;
        while (true)
        {
            var rows = await db.InOwnOrder(
                customers, by, question.Down ?? false, after, size, cancel);
            if (rows.Count > 0) yield return question.Among(rows.ConvertAll(r => r.Customer));
            if (rows.Count < size) yield break;
            after = rows[^1].Key;
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<Customer>> InRankedBatches(
        this IQueryable<Customer> customers,
        CustomerQuestion question,
        FigureRanking ranking,
        int size,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        FigureWalk.Key? after = null;
        while (true)
        {
            var rows = await customers.InOrderOf(ranking, question, after, size, cancel);
            if (rows.Count > 0) yield return rows;
            if (rows.Count < size) yield break;
            after = new(ranking.Of(rows[^1].Number), rows[^1].Number);
        }
    }

    // Those of a batch whom the figures name.
    private static IReadOnlyList<Customer> Among(
        this CustomerQuestion question, List<Customer> batch) => question.Passing is { } passing
        ? batch.FindAll(c => passing.Has(c.Number))
        : batch;

    extension(IQueryable<Customer> customers)
    {
        // A star at the end asks for a beginning, as with the business's own fields.
        private IQueryable<Customer> InCity(string city)
        {
            if (city is not [.. var begins, '*']) return customers.Where(c => c.City == city);

            var end = begins + End;
            return customers.Where(
                c => c.City!.CompareTo(begins) >= 0 && c.City!.CompareTo(end) < 0);
        }

        private IQueryable<Customer> InIndustry(string industry)
        {
            if (industry is not [.. var begins, '*'])
                return customers.Where(c => c.Industry == industry);

            var end = begins + End;
            return customers.Where(
                c => c.Industry!.CompareTo(begins) >= 0 && c.Industry!.CompareTo(end) < 0);
        }

        public IQueryable<Customer> From(Place<Key> place, CustomerOrder order)
        {
            var (name, number) = (place.Key?.Name ?? "", place.Key?.Number ?? 0);
            return order switch
            {
                CustomerOrder.Number => customers
                    .Where(c => place.Beginning || c.Number > number)
                    .OrderBy(c => c.Number),
                CustomerOrder.Name => customers
                    .Where(c => place.Beginning
                        || c.Name.CompareTo(name) > 0
                        || (c.Name == name && c.Number > number))
                    .OrderBy(c => c.Name).ThenBy(c => c.Number),
                CustomerOrder.NameDown => customers
                    .Where(c => place.Beginning
                        || c.Name.CompareTo(name) < 0
                        || (c.Name == name && c.Number < number))
                    .OrderByDescending(c => c.Name).ThenByDescending(c => c.Number),
                _ => customers
                    .Where(c => place.Beginning || c.Number < number)
                    .OrderByDescending(c => c.Number),
            };
        }
    }
}
