using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Finds out which customers of a file are in the books: by the key of the file's source; else
/// by Kite's number where something else agrees; else by phone or e-mail together with the name.
/// </summary>
internal sealed class CustomerFinder(string source)
{
    /// <summary>By row; a row that is not among them is new.</summary>
    public async Task<Dictionary<FileCustomer, Guid>> Find(
        KiteDb db, IReadOnlyList<FileCustomer> rows, CancellationToken cancel)
    {
        var keys = rows.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        var known = (await CustomerBook.Known(db, source, keys, cancel))
            .ToDictionary(c => c.Key, c => c.Id, StringComparer.Ordinal);
        var found = new Dictionary<FileCustomer, Guid>();
        var open = new List<FileCustomer>();
        foreach (var row in rows)
        {
            if (known.TryGetValue(row.Key, out var id)) found[row] = id;
            else if (!row.HasOwnKey) open.Add(row);
        }
        if (open.Count == 0) return found;

        var people = await Alike(db, open, cancel);
        var byPhone = people.Where(p => p.Phone is not null).ToLookup(
            p => p.Phone!, StringComparer.Ordinal);
        var byMail = people.Where(p => p.Email is not null)
            .ToLookup(p => p.Email!, StringComparer.OrdinalIgnoreCase);
        var byNumber = people.ToLookup(p => p.Number);
        foreach (var row in open)
        {
            var name = Folding.Fold(row.Facts.Name ?? "");
            var same = byNumber[row.Number ?? 0]
                .Concat(byPhone[row.Facts.Phone ?? ""])
                .Concat(byMail[row.Facts.Email ?? ""])
                .FirstOrDefault(p => IsSame(p, row, name));
            if (same is not null) found[row] = same.Id;
        }
        return found;
    }

    private static async Task<List<Person>> Alike(
        KiteDb db, List<FileCustomer> rows, CancellationToken cancel)
    {
        var phones = rows.Select(r => r.Facts.Phone).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        var mails = rows.Select(r => r.Facts.Email).OfType<string>()
            .SelectMany(m => (string[])[m, m.ToLowerInvariant()])
            .ToHashSet(StringComparer.Ordinal);
        var numbers = rows.Select(r => r.Number).OfType<long>().ToHashSet();
        var ids = (await CustomerBook.ByPhone(db, phones, cancel)).Select(c => c.Id).ToHashSet();
        ids.UnionWith(await CustomerBook.ByMail(db, mails, cancel));
        var found = await db.Customers.AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.Id)
                || EF.Parameter(numbers).Contains(c.Number))
            .Select(c => new { c.Id, c.Number, c.Name, c.Phone, c.Email })
            .ToListAsync(cancel);
        return found.ConvertAll(c => new Person(
            c.Id, c.Number, Folding.Fold(c.Name), c.Phone, c.Email));
    }

    // A number alone may be another customer's in these books.
    private static bool IsSame(Person person, FileCustomer row, string name)
    {
        var facts = row.Facts;
        var named = person.Name == name;
        var reached = (facts.Phone is not null && person.Phone == facts.Phone)
            || (facts.Email is not null && string.Equals(
                person.Email, facts.Email, StringComparison.OrdinalIgnoreCase));
        return row.Number == person.Number
            ? (named && person.Name.Length > 0) || reached
            : named && reached;
    }

    private sealed record Person(
        Guid Id, long Number, string Name, string? Phone, string? Email);
}
