using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Finds out which cards of a file are in the books already: by the card's own name, by the record
/// it was written from, else by phone or e-mail together with the name.
/// </summary>
internal static class VcardFinder
{
    extension(KiteDb db)
    {
        public async Task<HashSet<FileCard>> KnownAmong(
            IReadOnlyList<FileCard> cards, CancellationToken cancel)
        {
            var keys = cards.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
            var known = (await CustomerBook.Known(db, ImportVcards.Source, keys, cancel))
                .Select(k => k.Key).ToHashSet(StringComparer.Ordinal);
            var own = cards.Select(c => c.Own).OfType<Guid>().ToHashSet();
            var written = own.Count == 0
                ? []
                : await db.Customers.Where(c => EF.Parameter(own).Contains(c.Id))
                    .Select(c => c.Id).ToHashSetAsync(cancel);
            var alike = await db.Reached(cards, cancel);
            return
            [
                .. cards.Where(c => known.Contains(c.Key)
                    || (c.Own is { } id && written.Contains(id))
                    || Names(c.Facts!).Any(alike.Contains)),
            ];
        }

        private async Task<HashSet<(string, string)>> Reached(
            IReadOnlyList<FileCard> cards, CancellationToken cancel)
        {
            var phones = cards.Select(c => c.Facts!.Phone).OfType<string>()
                .ToHashSet(StringComparer.Ordinal);
            var mails = cards.Select(c => c.Facts!.Email).OfType<string>()
                .SelectMany(m => (string[])[m, m.ToLowerInvariant()])
                .ToHashSet(StringComparer.Ordinal);
            var ids = (await CustomerBook.ByPhone(db, phones, cancel)).Select(c => c.Id)
                .ToHashSet();
            ids.UnionWith(await CustomerBook.ByMail(db, mails, cancel));
            if (ids.Count == 0) return [];

            var people = await db.Customers.AsNoTracking()
                .Where(c => EF.Parameter(ids).Contains(c.Id))
                .Select(c => new { c.Name, c.Phone, c.Email })
                .ToListAsync(cancel);
            return [.. people.SelectMany(p => Names(p.Name, p.Phone, p.Email))];
        }
    }

    private static IEnumerable<(string, string)> Names(CustomerFacts facts) =>
        Names(facts.Name ?? "", facts.Phone, facts.Email);

    private static IEnumerable<(string, string)> Names(string name, string? phone, string? mail)
    {
        var folded = Folding.Fold(name);
        if (phone is not null) yield return (folded, phone);
        if (mail is not null) yield return (folded, mail.ToLowerInvariant());
    }
}
