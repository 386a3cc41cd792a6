using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What is alike in all that staff note of a customer.</summary>
internal static class Remarks
{
    public const int LongestNote = 500;
    private const int OldestDay = 100;

    /// <summary>The text without blanks around it; null when nothing was typed.</summary>
    public static string? Line(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>What is wrong with a typed line.</summary>
    public static IEnumerable<Fault> Faults(string field, string? line, int most = LongestNote)
    {
        if (line?.Length > most) yield return new(field, new TextIsTooLong(most));
        if (line?.Contains('\0', StringComparison.Ordinal) == true)
            yield return new(field, new TextHasStrangeLetters());
    }

    public static IEnumerable<Fault> Faults<T>(string field, T word)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(word)) yield return new(field, new NotAKind($"{word}"));
    }

    public static IEnumerable<Fault> Faults(string field, DateOnly day, DateOnly today)
    {
        if (day > today || day < today.AddYears(-OldestDay))
            yield return new(field, new NotADayGoneBy(day));
    }

    extension(KiteDb db)
    {
        /// <summary>What is wrong with a word of a list; a retired one may stay.</summary>
        public async Task<IReadOnlyList<Fault>> WordFaults(
            string field, WordList list, Guid? word, CancellationToken cancel, Guid? was = null)
        {
            if (word is not { } id || word == was) return [];

            var words = db.ListWords;
            return await words.AnyAsync(w => w.Id == id && w.List == list && !w.IsRetired, cancel)
                ? []
                : [new Fault(field, new NotInTheList($"{id}"))];
        }

        /// <summary>The full names of these people.</summary>
        public async Task<IReadOnlyDictionary<Guid, string>> NamesOf(
            IEnumerable<Guid?> people, CancellationToken cancel)
        {
            var ids = people.OfType<Guid>().Distinct().ToList();
            if (ids.Count == 0) return new Dictionary<Guid, string>();

            return await db.Set<Person>().Where(p => ids.Contains(p.Id))
                .ToDictionaryAsync(
                    p => p.Id, p => p.FullName == "" ? p.UserName! : p.FullName, cancel);
        }
    }
}
