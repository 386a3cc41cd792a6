using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>That records became one, and two again.</summary>
internal sealed class MergesOnTimeline(KiteDb db) : ITimelineSource
{
    public string Kind => "merge";
    public int Order => 80;
    public string Permission => May.ReadCustomers;
    public Type Texts => typeof(Texts);

    public Task<int> Count(Guid customer, CancellationToken cancel) =>
        Merges(customer).CountAsync(cancel);

    public async Task<IReadOnlyList<TimelineEntry>> Read(
        Asker asker, Guid customer, TimelineStart start, int atMost, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var merges = Merges(customer);
        if (long.TryParse(start.After, CultureInfo.InvariantCulture, out var last))
            merges = merges.Where(m => m.Place < last);
        if (start.Until is { } until)
        {
            var end = business.Ends(until);
            merges = merges.Where(m => m.At < end);
        }
        var read = await merges.OrderByDescending(m => m.Place).Take(atMost).ToListAsync(cancel);
        return read.ConvertAll(m => Entry(m, customer, business));
    }

    private IQueryable<Merge> Merges(Guid customer) => db.Merges.AsNoTracking()
        .Where(m => m.SurvivorId == customer || m.MergedId == customer);

    private TimelineEntry Entry(Merge merge, Guid customer, Business business)
    {
        var other = merge.SurvivorId == customer ? merge.MergedNumber : merge.SurvivorNumber;
        return new(
            Kind,
            business.DayOf(merge.At),
            merge.UndoneAt is null ? "merged" : "merged-and-parted",
            merge.Place.ToString(CultureInfo.InvariantCulture))
        {
            At = merge.At,
            Facts = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["number"] = other.ToString(CultureInfo.InvariantCulture),
            },
        };
    }
}
