using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>Tells of a page's worth of records what in them is stale, and since when.</summary>
public sealed class StaleReader(
    KiteDb db, RecordDetails details, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private sealed record Look(DateTimeOffset At, bool Verified);

    /// <summary>All that bears on whether the fields of these records are stale.</summary>
    private sealed record Facts(
        ILookup<Guid, FieldFact> Known,
        ILookup<Guid, ContactPoint> Contacts,
        ILookup<Guid, Preference> Preferences,
        ILookup<Guid, string> Own,
        IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, object>> Values,
        IReadOnlyList<FieldView> Fields);

    internal async Task<IReadOnlyList<StaleView>> Read(
        Asker asker, IReadOnlyList<Customer> customers, IReadOnlyList<StaleRule> rules,
        CancellationToken cancel)
    {
        if (customers.Count == 0 || rules.Count == 0)
            return [.. customers.Select(c => new StaleView(CustomerView.Of(c, asker), []))];

        var now = clock.GetUtcNow();
        var facts = await FactsOf(asker, [.. customers.Select(c => c.Id)], rules, cancel);
        return
        [
            .. customers.Select(c => new StaleView(
                CustomerView.Of(c, asker),
                [
                    .. from rule in rules
                       let looks = Looks(c, rule.Field, facts).ToList()
                       let since = rule.StaleSince(looks.Select(l => l.At), now)
                       where since is not null
                       let oldest = looks.MinBy(l => l.At)
                       select new StaleFieldView(
                           rule.Field, texts.FieldName(rule.Field, facts.Fields),
                           ValueOf(c, rule.Field, facts, asker), oldest.At, since.Value,
                           oldest.Verified),
                ])),
        ];
    }

    private async Task<Facts> FactsOf(
        Asker asker, IReadOnlyList<Guid> ids, IReadOnlyList<StaleRule> rules,
        CancellationToken cancel)
    {
        var named = rules.Select(r => r.Field).ToList();
        var known = await db.FieldFacts.AsNoTracking()
            .Where(f => EF.Parameter(ids).Contains(f.CustomerId)
                && EF.Parameter(named).Contains(f.Field))
            .ToListAsync(cancel);
        var contacts = !named.Contains(UpkeepFields.Contacts) ? [] : await db.ContactPoints
            .AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.CustomerId))
            .ToListAsync(cancel);
        var preferences = !named.Contains(UpkeepFields.Preferences) ? [] : await db.Preferences
            .AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.CustomerId))
            .ToListAsync(cancel);
        var fields = await db.OwnFieldsAsync(cancel);
        var own = fields.Where(f => named.Contains(f.Key)).ToDictionary(f => f.Id, f => f.Key);
        var keys = own.Keys.ToList();
        var held = keys.Count == 0 ? [] : await db.CustomValues.AsNoTracking()
            .Where(v => EF.Parameter(ids).Contains(v.CustomerId)
                && EF.Parameter(keys).Contains(v.FieldId) && v.Place == 0)
            .Select(v => new { v.CustomerId, v.FieldId })
            .ToListAsync(cancel);
        return new(
            known.ToLookup(f => f.CustomerId),
            contacts.OrderBy(p => (p.Kind, p.Place)).ToLookup(p => p.CustomerId),
            preferences.OrderBy(p => p.NotedAt).ToLookup(p => p.CustomerId),
            held.ToLookup(v => v.CustomerId, v => own[v.FieldId]),
            keys.Count == 0 ? [] : await details.OwnOf([.. ids], asker, cancel),
            fields);
    }

    private static IEnumerable<Look> Looks(Customer customer, string field, Facts facts)
    {
        if (field == UpkeepFields.Contacts)
            return facts.Contacts[customer.Id].Select(p =>
                new Look(Later(p.AddedAt, p.VerifiedAt), p.VerifiedAt is not null));

        var fact = facts.Known[customer.Id].FirstOrDefault(f => f.Field == field);
        var isVerified = fact?.VerifiedAt is not null;
        if (field == UpkeepFields.Preferences)
            return facts.Preferences[customer.Id].Select(p =>
                new Look(Later(p.NotedAt, fact?.VerifiedAt), isVerified));

        var isHeld = UpkeepFields.BuiltIn.Contains(field, StringComparer.Ordinal)
            ? customer.Holds(field)
            : facts.Own[customer.Id].Contains(field, StringComparer.Ordinal);
        return isHeld
            ?
            [
                new(
                    Later(Later(customer.CreatedAt, fact?.ChangedAt), fact?.VerifiedAt),
                    isVerified),
            ]
            : [];
    }

    private object? ValueOf(Customer customer, string field, Facts facts, Asker asker) =>
        field switch
        {
            UpkeepFields.Contacts => facts.Contacts[customer.Id].Select(p => p.Value).ToList(),
            UpkeepFields.Preferences => facts.Preferences[customer.Id]
                .Select(p => p.IsDislike ? $"{texts["likes.not"].Value} {p.Text}" : p.Text)
                .ToList(),
            _ when UpkeepFields.BuiltIn.Contains(field, StringComparer.Ordinal) => RecordColumn
                .SeenBy(asker).FirstOrDefault(c => c.Key == field)
                ?.Read(CustomerView.Of(customer, asker)),
            _ => facts.Values.GetValueOrDefault(customer.Id)?.GetValueOrDefault(field),
        };

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) =>
        other > one ? other.Value : one;
}
