using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>That something was promised for a complete record.</summary>
internal sealed class GrantsOnTimeline(KiteDb db) : ITimelineSource
{
    public string Kind => "incentive";
    public int Order => 70;
    public string Permission => May.ReadCustomers;
    public Type Texts => typeof(Texts);

    public Task<int> Count(Guid customer, CancellationToken cancel) =>
        Grants(customer).CountAsync(cancel);

    public async Task<IReadOnlyList<TimelineEntry>> Read(
        Asker asker, Guid customer, TimelineStart start, int atMost, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var read = await Grants(customer).ToListAsync(cancel);
        _ = int.TryParse(start.After, CultureInfo.InvariantCulture, out var skip);
        var until = start.Until ?? DateOnly.MaxValue;
        // There are as many as offers were made: a handful.
        return
        [
            .. read.Where(g => business.DayOf(g.GrantedAt) <= until)
                .OrderByDescending(g => g.GrantedAt).ThenBy(g => g.Id).Index().Skip(skip)
                .Take(atMost)
                .Select(g => new TimelineEntry(
                    Kind, business.DayOf(g.Item.GrantedAt), "promised",
                    (g.Index + 1).ToString(CultureInfo.InvariantCulture))
                {
                    At = g.Item.GrantedAt,
                    Facts = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["what"] = g.Item.Offer,
                    },
                }),
        ];
    }

    private IQueryable<IncentiveGrant> Grants(Guid customer) => db.IncentiveGrants.AsNoTracking()
        .Where(g => g.CustomerId == customer && g.State != GrantState.Joined);
}
