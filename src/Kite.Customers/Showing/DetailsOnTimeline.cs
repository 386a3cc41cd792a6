using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>
/// What the trail tells of that which hangs on a record: contact points, relations, preferences,
/// the seven things.
/// </summary>
internal sealed class DetailsOnTimeline(
    KiteDb db, TrailReader reader, DetailsOnTimeline.Part part) : ITimelineSource
{
    /// <summary>One kind of entries, and of which subjects of the trail it tells.</summary>
    internal sealed record Part(string Kind, int Order, params string[] Subjects);

    private static readonly Part[] Parts =
    [
        new("contact", 50, "customer-contact"),
        new("relation", 55, "customer-relation"),
        new("preference", 60, "customer-preference"),
        new("known", 65,
            "customer-answer", "customer-referral", "customer-thank", "customer-loss"),
    ];

    // The field that says what it is about, and by which a reader knows it again.
    private static readonly string[] Telling = ["value", "text"];

    public static void AddTo(IServiceCollection services)
    {
        foreach (var part in Parts)
        {
            services.AddScoped<ITimelineSource>(of => new DetailsOnTimeline(
                of.GetRequiredService<KiteDb>(), of.GetRequiredService<TrailReader>(), part));
        }
    }

    public string Kind => part.Kind;
    public int Order => part.Order;
    public string Permission => May.ReadPersonal;
    public Type Texts => typeof(Texts);

    public Task<int> Count(Guid customer, CancellationToken cancel) =>
        Lines(customer).CountAsync(cancel);

    public async Task<IReadOnlyList<TimelineEntry>> Read(
        Asker asker, Guid customer, TimelineStart start, int atMost, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var lines = Lines(customer);
        if (long.TryParse(start.After, CultureInfo.InvariantCulture, out var last))
            lines = lines.Where(e => e.Position < last);
        if (start.Until is { } until)
        {
            var end = business.Ends(until);
            lines = lines.Where(e => e.At < end);
        }
        var read = await lines.OrderByDescending(e => e.Position)
            .Take(atMost).ToListAsync(cancel);
        var opened = await reader.Open(asker, read, cancel);
        var others = await OthersOf(opened, cancel);
        return [.. opened.Select(l => Entry(l, business, others))];
    }

    private IQueryable<AuditEntry> Lines(Guid customer) => db.Set<AuditEntry>().AsNoTracking()
        .Where(e => e.OwnerId == customer && part.Subjects.Contains(e.Subject));

    private TimelineEntry Entry(
        TrailLine line, Business business, Dictionary<Guid, long> others) => new(
        Kind,
        business.DayOf(line.At),
        $"{line.Subject["customer-".Length..]}-{line.Deed}",
        line.Position.ToString(CultureInfo.InvariantCulture))
        {
            At = line.At,
            Who = line.Who,
            Facts = FactsOf(line, others),
            Changes = line.Deed == "changed" ? [.. line.Changes] : null,
        };

    private static Dictionary<string, string> FactsOf(
        TrailLine line, Dictionary<Guid, long> others)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var change in line.Changes.Where(c => c.Sight == Sight.Clear))
        {
            if ((change.To ?? change.From) is not { } said) continue;
            if (Telling.Contains(change.Field)) facts["what"] = said;
            // A sealed word is kept as its number.
            if (line.Subject == "customer-relation" && change.Field == "kind"
                && Enum.TryParse<RelationKind>(said, out var kind))
                facts["relation"] = $"{kind}";
            if (Other(change) is { } other && others.TryGetValue(other, out var number))
                facts["number"] = number.ToString(CultureInfo.InvariantCulture);
        }
        return facts;
    }

    private async Task<Dictionary<Guid, long>> OthersOf(
        IReadOnlyList<TrailLine> lines, CancellationToken cancel)
    {
        var ids = lines.SelectMany(l => l.Changes).Select(Other).OfType<Guid>().Distinct()
            .ToList();
        return ids.Count == 0
            ? []
            : await db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id))
                .ToDictionaryAsync(c => c.Id, c => c.Number, cancel);
    }

    private static Guid? Other(FieldChange change) =>
        change.Field is "otherId" or "referrerId"
            && Guid.TryParse(change.To ?? change.From, out var id) ? id : null;
}
