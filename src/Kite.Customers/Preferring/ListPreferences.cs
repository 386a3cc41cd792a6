using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Where a preference is known from.</summary>
public enum KnownFrom
{
    /// <summary>Someone of the staff wrote it down.</summary>
    Noted,

    /// <summary>Purchases tell it.</summary>
    Derived,
}

/// <summary>
/// Something a customer likes or does not want; a derived one with its evidence: in
/// <see cref="Times"/> of <see cref="Of"/> visits.
/// </summary>
public sealed record PreferenceView(
    KnownFrom From, PreferenceKind Kind, string Text, bool IsDislike)
{
    /// <summary>Of one that was noted.</summary>
    public Guid? Id { get; init; }
    public string? NotedBy { get; init; }
    public DateTimeOffset? NotedAt { get; init; }

    /// <summary>Of one that purchases tell: <c>usual-weekday</c> …</summary>
    public string? Code { get; init; }
    public int? Times { get; init; }
    public int? Of { get; init; }
}

/// <summary>
/// What a customer likes: noted by staff, and derived from what they bought (K2).
/// </summary>
public sealed class ListPreferences(KiteDb db, IEnumerable<IPreferenceSource> sources)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/{id:guid}/preferences",
                async (
                    Guid id, ListPreferences list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, id, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("What a customer likes: noted, and derived from what they bought");

    public async Task<Result<Page<PreferenceView>>> Run(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        if (!await db.Customers.AnyAsync(c => c.Id == id, cancel))
            return new NoSuchCustomer(id.ToString());

        var noted = await db.Preferences.AsNoTracking().Where(p => p.CustomerId == id)
            .ToListAsync(cancel);
        var who = noted.Select(p => p.NotedBy).OfType<Guid>().Distinct().ToList();
        var people = who.Count == 0
            ? []
            : await db.Set<Person>().Where(p => who.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, p => p.FullName, cancel);
        var all = noted.OrderBy(p => p.Kind).ThenByDescending(p => p.NotedAt)
            .Select(p => Of(p, people)).ToList();
        foreach (var source in sources.Where(s => asker.May(s.Permission)))
        {
            all.AddRange((await source.Read(id, cancel)).Select(Of));
        }
        return new Page<PreferenceView>(all, Next: null);
    }

    internal static PreferenceView Of(Preference p, IReadOnlyDictionary<Guid, string> people) =>
        new(KnownFrom.Noted, p.Kind, p.Text, p.IsDislike)
        {
            Id = p.Id,
            NotedBy = p.NotedBy is { } by ? people.GetValueOrDefault(by) : null,
            NotedAt = p.NotedAt,
        };

    private static PreferenceView Of(DerivedPreference p) =>
        new(KnownFrom.Derived, p.Kind, p.Text, IsDislike: false)
        {
            Code = p.Code, Times = p.Times, Of = p.Of,
        };
}
