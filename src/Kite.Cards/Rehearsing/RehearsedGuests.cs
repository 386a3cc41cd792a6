using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What is known of many guests: read for a stretch of them, and only what some strategy of the
/// rehearsal asks for. All is as it stands today.
/// </summary>
public sealed class RehearsedGuests
{
    private readonly KiteDb db;
    private readonly Dictionary<Guid, HashSet<long>> segments;
    private readonly List<Guid> kinds;
    private readonly List<string> tags;
    private readonly bool birthdays;

    internal RehearsedGuests(
        KiteDb db, RehearsedRules rules, Dictionary<Guid, HashSet<long>> segments)
    {
        (this.db, this.segments) = (db, segments);
        kinds = [.. rules.Who.SelectMany(w => w.CardKinds).Distinct()];
        tags = [.. rules.Who.SelectMany(w => w.Tags).Distinct(StringComparer.Ordinal)];
        birthdays = rules.Who.Any(w => w.BirthdayWithin is not null);
    }

    /// <summary>These customers as guests, by their keys.</summary>
    public async Task<IReadOnlyDictionary<Guid, RehearsedGuest>> Of(
        IReadOnlyDictionary<Guid, long> customers, CancellationToken cancel)
    {
        var ids = customers.Where(c => c.Value > 0).Select(c => c.Key).ToList();
        var held = await Held(ids, cancel);
        var tagged = await Tagged(ids, cancel);
        var born = await Born(ids, cancel);
        return ids.ToDictionary(id => id, id => new RehearsedGuest(
            new()
            {
                IsKnown = true,
                Number = customers[id],
                CardKinds = held[id].ToHashSet(),
                Tags = tagged[id].ToHashSet(StringComparer.Ordinal),
                Segments = segments.Where(s => s.Value.Contains(customers[id]))
                    .Select(s => s.Key).ToHashSet(),
            },
            born.GetValueOrDefault(id)));
    }

    private async Task<ILookup<Guid, Guid>> Held(List<Guid> ids, CancellationToken cancel)
    {
        var cards = kinds.Count == 0 ? [] : await db.Cards.AsNoTracking()
            .Where(c => c.State == CardState.Active && c.CustomerId != null
                && EF.Parameter(kinds).Contains(c.KindId)
                && EF.Parameter(ids).Contains(c.CustomerId.Value))
            .Select(c => new { Customer = c.CustomerId!.Value, c.KindId }).ToListAsync(cancel);
        return cards.ToLookup(c => c.Customer, c => c.KindId);
    }

    private async Task<ILookup<Guid, string>> Tagged(List<Guid> ids, CancellationToken cancel)
    {
        var found = tags.Count == 0 ? [] : await db.Set<CustomerTag>().AsNoTracking()
            .Where(t => EF.Parameter(tags).Contains(t.Tag)
                && EF.Parameter(ids).Contains(t.CustomerId))
            .Select(t => new { t.CustomerId, t.Tag }).ToListAsync(cancel);
        return found.ToLookup(t => t.CustomerId, t => t.Tag);
    }

    private async Task<Dictionary<Guid, Customer>> Born(List<Guid> ids, CancellationToken cancel) =>
        birthdays
            ? await db.Set<Customer>().AsNoTracking()
                .Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel)
            : [];
}

/// <summary>A guest of a rehearsal, on whatever day they came.</summary>
public sealed class RehearsedGuest
{
    /// <summary>Nobody in particular.</summary>
    public static readonly RehearsedGuest Unknown = new(Guest.Unknown, null);

    private readonly Guest known;
    private readonly Customer? born;

    internal RehearsedGuest(Guest known, Customer? born) => (this.known, this.born) = (known, born);

    public Guest On(DateOnly day) => born is null
        ? known
        : known with { DaysFromBirthday = RunningStrategies.Away(born, day) };
}
