using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Walks through a list of which figures besides the books decide who is in it: in the order of
/// the list, by key, never further than a page needs.
/// </summary>
internal static class ListWalk
{
    /// <summary>Up to here the database is simply told the numbers.</summary>
    public const int Few = 2_000;
    private const int FirstLook = 200;
    private const int WidestLook = 4_000;
    private const int Looks = 5;

    extension(IQueryable<Customer> customers)
    {
        /// <summary>The next customers of the list from a place on.</summary>
        public async Task<List<Customer>> Next(
            CustomerQuestion question, Place<AskedFor.Key> place, int most,
            CancellationToken cancel)
        {
            if (question.Passing is not { Count: > Few } passing)
            {
                return await customers.From(place, question.InOrder).Take(most)
                    .ToListAsync(cancel);
            }
            var found = new List<Customer>();
            if (question.InOrder is CustomerOrder.Newest or CustomerOrder.Number)
            {
                var reached = await customers.ByNumbers(
                    question, passing, place, most, found, cancel);
                if (found.Count >= most || reached is null)
                    return [.. found.Take(most)];
                place = new(new("", reached.Value), Beginning: false);
            }
            var from = place;
            found.AddRange(await Sift<Customer>(
                most - found.Count,
                (last, size) => customers
                    .From(last is null ? from : new(AskedFor.Key.Of(last), false),
                        question.InOrder)
                    .Take(size).ToListAsync(cancel),
                c => passing.Has(c.Number)));
            return found;
        }

        // Whom the figures name, a few looks long: where that fills no page, the other filters
        // are the narrow ones and lead on. Answers the number reached; nothing at the end.
        private async Task<long?> ByNumbers(
            CustomerQuestion question, CustomerNumbers passing, Place<AskedFor.Key> place,
            int most, List<Customer> found, CancellationToken cancel)
        {
            var down = question.InOrder == CustomerOrder.Newest;
            var reached = place.Key?.Number;
            var size = Math.Max(FirstLook, most);
            for (var look = 0; look < Looks && found.Count < most; look++)
            {
                var numbers = passing.Next(reached, down, size);
                if (numbers.Count == 0) return null;
                found.AddRange(await customers
                    .Where(c => EF.Parameter(numbers).Contains(c.Number))
                    .From(new(null, Beginning: true), question.InOrder)
                    .ToListAsync(cancel));
                reached = down ? numbers[0] : numbers[^1];
                size = Math.Min(2 * size, WidestLook);
            }
            return reached;
        }

        /// <summary>How many there are, counted no further than that.</summary>
        public async Task<int> CountUpTo(
            CustomerQuestion question, int most, CancellationToken cancel)
        {
            if (question.Passing is not { Count: > Few } passing)
                return await customers.Select(c => c.Number).Take(most).CountAsync(cancel);

            var count = 0;
            var numbers = customers.Select(c => c.Number).AsAsyncEnumerable();
            await foreach (var number in numbers.WithCancellation(cancel))
            {
                if (passing.Has(number) && ++count == most) break;
            }
            return count;
        }
    }

    /// <summary>Reads on in ever wider looks, until enough have passed or none are left.</summary>
    public static async Task<List<T>> Sift<T>(
        int most, Func<T?, int, Task<List<T>>> next, Func<T, bool> passes)
        where T : class
    {
        var kept = new List<T>(most);
        T? last = null;
        for (var size = Math.Max(FirstLook, most); ; size = Math.Min(2 * size, WidestLook))
        {
            var rows = await next(last, size);
            kept.AddRange(rows.Where(passes).Take(most - kept.Count));
            if (kept.Count == most || rows.Count < size) return kept;
            last = rows[^1];
        }
    }
}
