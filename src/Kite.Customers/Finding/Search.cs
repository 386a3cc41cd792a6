using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// The one search behind the box, the pickers, the lists and the programs: who fits what was
/// typed, the best first.
/// </summary>
public sealed class Search(
    KiteDb db, MasterKeys masters, IEnumerable<ICustomerWeights> weights, SearchLine line)
{
    /// <summary>Up to here a list names those who fit; beyond, it asks for the words.</summary>
    private const int Few = 300;
    private const int MostWeighed = 100;
    private static readonly int[] DaysAgo = [31, 92, 366];

    /// <summary>The best of those who fit, in their order.</summary>
    internal async Task<IReadOnlyList<Customer>> Best(
        Asker asker, string text, int most, CancellationToken cancel)
    {
        var typed = Typed.Of(text);
        using var place = await line.Stand(cancel);
        // One connection for all that is asked now.
        await using var open = await db.Open(cancel);
        var found = await new Finder(db).Find(asker, typed, MostWeighed, cancel, most);
        var best = (await Ranked(found.Hits, most, cancel)).ConvertAll(h => h.Id);
        var exact = Exact(asker, typed);
        if (best.Count == 0 && exact.Number is null && exact.Document is null) return [];

        var read = await Either(db.Customers.AsNoTracking(), best, exact).ToListAsync(cancel);
        return
        [
            .. read.Where(c => c.Number > 0 && c.MergedInto is null)
                .OrderBy(c => c.Number == exact.Number ? 0 : 1)
                .ThenBy(c => best.IndexOf(c.Id))
                .Take(most),
        ];
    }

    /// <summary>Those of a list whom the words fit.</summary>
    internal async Task<IQueryable<Customer>> In(
        IQueryable<Customer> customers, Asker asker, string text, CancellationToken cancel)
    {
        var typed = Typed.Of(text);
        var exact = Exact(asker, typed);
        var found = await new Finder(db).Find(asker, typed, Few, cancel);
        return found.IsCut
            ? typed.Groups.Aggregate(customers, (c, ways) => Narrow(c, ways, exact.Number))
            : Either(customers, [.. found.Hits.Select(h => h.Id)], exact);
    }

    // The words lead to the customers, not each customer to their words.
    private IQueryable<Customer> Narrow(
        IQueryable<Customer> customers, IReadOnlyList<string> ways, long? number)
    {
        var froms = Enumerable.Range(0, Typed.MostWays).Select(i => ways[i % ways.Count]).ToList();
        var (a, b, c, d) = (froms[0], froms[1], froms[2], froms[3]);
        var tos = froms.ConvertAll(f => Stretch.Of(f).To);
        var (toA, toB, toC, toD) = (tos[0], tos[1], tos[2], tos[3]);
        var fitting = db.SearchTokens
            .Where(t =>
                (t.Token.CompareTo(a) >= 0 && t.Token.CompareTo(toA) < 0)
                || (t.Token.CompareTo(b) >= 0 && t.Token.CompareTo(toB) < 0)
                || (t.Token.CompareTo(c) >= 0 && t.Token.CompareTo(toC) < 0)
                || (t.Token.CompareTo(d) >= 0 && t.Token.CompareTo(toD) < 0))
            .Select(t => t.CustomerId);
        return number is null
            ? customers.Where(x => fitting.Contains(x.Id))
            : customers.Where(x => x.Number == number || fitting.Contains(x.Id));
    }

    private (long? Number, byte[]? Document) Exact(Asker asker, Typed typed) => (
        typed.Number,
        asker.May(May.ReadSensitive) && IdDocuments.MayBe(typed.Text)
            ? IdDocuments.Token(masters, typed.Text)
            : null);

    private static IQueryable<Customer> Either(
        IQueryable<Customer> customers, List<Guid> ids, (long? Number, byte[]? Document) exact) =>
        exact switch
        {
            (null, null) => customers.Where(c => ids.Contains(c.Id)),
            ({ } number, null) => customers.Where(c => ids.Contains(c.Id) || c.Number == number),
            (null, { } document) => customers.Where(
                c => ids.Contains(c.Id) || c.IdDocumentToken == document),
            ({ } number, { } document) => customers.Where(
                c => ids.Contains(c.Id) || c.Number == number || c.IdDocumentToken == document),
        };

    // Of those who fit alike, first who bought lately, and of these who bought most.
    private async Task<List<Hit>> Ranked(
        IReadOnlyList<Hit> hits, int most, CancellationToken cancel)
    {
        if (hits.Count < 2 || hits.Select(h => h.Tier).Distinct().Count() == hits.Count)
            return [.. hits.Take(most)];

        var last = hits[Math.Min(most, hits.Count) - 1].Tier;
        var close = hits.Where(h => h.Tier <= last).Take(MostWeighed).ToList();
        var known = new Dictionary<Guid, Weight>();
        foreach (var source in weights)
        {
            foreach (var (id, weight) in await source.Of([.. close.Select(h => h.Id)], cancel))
                known[id] = weight;
        }
        var newest = known.Count == 0 ? default : known.Values.Max(w => w.Last);
        return
        [
            .. close
                .OrderBy(h => h.Tier)
                .ThenBy(h => known.TryGetValue(h.Id, out var w) ? Age(newest, w) : int.MaxValue)
                .ThenByDescending(h => known.GetValueOrDefault(h.Id)?.Worth)
                .ThenByDescending(h => h.Number)
                .Take(most),
        ];
    }

    private static int Age(DateOnly newest, Weight weight) =>
        DaysAgo.Count(days => newest.DayNumber - weight.Last.DayNumber >= days);
}
