using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Walks through a list in the order of a figure that the books do not hold, by key; those
/// without the figure come last, in the order of their numbers.
/// </summary>
internal static class FigureWalk
{
    /// <summary>Up to so many customers of a list are put in order by their numbers.</summary>
    public const int Narrow = 20_000;
    private const int FirstLook = 200;
    private const int WidestLook = 4_000;
    private const int Looks = 5;

    /// <summary>Where a page ended: at a figure, or among those without one.</summary>
    internal sealed record Key(long? Figure, long Customer);

    extension(IQueryable<Customer> customers)
    {
        /// <summary>The next customers of the list after a place.</summary>
        public async Task<List<Customer>> InOrderOf(
            FigureRanking ranking, CustomerQuestion question, Key? after, int most,
            CancellationToken cancel)
        {
            var asked = new Asked(ranking, question, after, most);
            if (asked.LooksNarrow && await customers.Sorted(asked, cancel) is { } few) return few;

            var found = new List<Customer>();
            if (after is not { Figure: null })
            {
                if (await customers.Ranked(asked, found, cancel)
                    && await customers.Sorted(asked, cancel) is { } sorted)
                    return sorted;
                if (found.Count < most) await customers.Ranked(asked, found, cancel);
            }
            if (found.Count < most) await customers.Blank(asked, found, cancel);
            return found;
        }

        // Whom the ranking names, look by look. Answers whether the other filters are the narrow
        // ones, for all that can be seen after a few looks; asked again, it walks on to the end.
        private async Task<bool> Ranked(Asked asked, List<Customer> found, CancellationToken cancel)
        {
            var (size, looks) = (Math.Max(FirstLook, asked.Most), 0);
            while (asked.Take(size) is { Count: > 0 } numbers)
            {
                found.AddRange(await customers.Of(numbers, asked.Most - found.Count, cancel));
                if (found.Count == asked.Most) return false;
                if (!asked.HasProbed && ++looks == Looks) return asked.HasProbed = true;
                size = Math.Min(2 * size, WidestLook);
            }
            return false;
        }

        // A list of few: their numbers alone, put in order here.
        private async Task<List<Customer>?> Sorted(Asked asked, CancellationToken cancel)
        {
            asked.HasProbed = true;
            var numbers = await customers.Select(c => c.Number).Take(Narrow + 1)
                .ToListAsync(cancel);
            if (numbers.Count > Narrow) return null;

            var next = numbers.Where(asked.Passes).Order(asked).Where(asked.IsAfter)
                .Take(asked.Most).ToList();
            return await customers.Of(next, asked.Most, cancel);
        }

        // Where other figures name them, so do they name who is left; else the books tell, and
        // numbers that follow each other are leapt over where all of them have the figure.
        private async Task Blank(Asked asked, List<Customer> found, CancellationToken cancel)
        {
            var last = asked.After is { Figure: null } place ? place.Customer : 0;
            if (asked.LeftOver(last) is { } named)
            {
                foreach (var numbers in named.Chunk(WidestLook))
                {
                    found.AddRange(
                        await customers.Of(numbers, asked.Most - found.Count, cancel));
                    if (found.Count == asked.Most) return;
                }
                return;
            }
            for (var size = Math.Max(FirstLook, asked.Most); ;)
            {
                var from = asked.Ranking.Skip(last);
                var rows = await customers.Where(c => c.Number > from)
                    .OrderBy(c => c.Number).Take(size).ToListAsync(cancel);
                found.AddRange(rows
                    .Where(c => !asked.Ranking.Has(c.Number))
                    .Take(asked.Most - found.Count));
                if (found.Count == asked.Most || rows.Count < size) return;
                last = rows[^1].Number;
            }
        }

        private async Task<List<Customer>> Of(
            IReadOnlyList<long> numbers, int most, CancellationToken cancel)
        {
            var rows = await customers.Where(c => EF.Parameter(numbers).Contains(c.Number))
                .ToDictionaryAsync(c => c.Number, cancel);
            return [.. numbers.Where(rows.ContainsKey).Take(most).Select(n => rows[n])];
        }
    }

    /// <summary>One page of such a list, and how far the walk has come.</summary>
    private sealed class Asked : IComparer<long>
    {
        private readonly CustomerQuestion question;
        private readonly bool down;
        private readonly IEnumerator<long> next;

        public Asked(FigureRanking ranking, CustomerQuestion question, Key? after, int most)
        {
            (Ranking, this.question, After, Most) = (ranking, question, after, most);
            down = question.Down ?? false;
            (long, long)? place = after is { Figure: { } figure }
                ? (figure, after.Customer)
                : null;
            next = ranking.After(place, down).Where(Passes).GetEnumerator();
        }

        public FigureRanking Ranking { get; }
        public Key? After { get; }
        public int Most { get; }

        /// <summary>Whether it is known by now that there are many.</summary>
        public bool HasProbed { get; set; }

        public bool LooksNarrow => question.Ticked is not null
            || question.Passing is { Count: <= ListWalk.Few }
            || !string.IsNullOrWhiteSpace(question.Search);

        public bool Passes(long number) => question.Passing?.Has(number) ?? true;

        /// <summary>Whom other figures name and this one does not, after a number.</summary>
        public IEnumerable<long>? LeftOver(long last) =>
            question.Passing?.All.Where(n => n > last && !Ranking.Has(n));

        public bool IsAfter(long number) => After is null
            || Compare((Ranking.Of(number), number), (After.Figure, After.Customer)) > 0;

        public List<long> Take(int size)
        {
            var taken = new List<long>(size);
            while (taken.Count < size && next.MoveNext()) taken.Add(next.Current);
            return taken;
        }

        public int Compare(long one, long other) =>
            Compare((Ranking.Of(one), one), (Ranking.Of(other), other));

        private int Compare((long? Figure, long Number) one, (long? Figure, long Number) other) =>
            (one.Figure, other.Figure) switch
            {
                (null, null) => one.Number.CompareTo(other.Number),
                (null, _) => 1,
                (_, null) => -1,
                _ => down ? other.CompareTo(one) : one.CompareTo(other),
            };
    }
}
