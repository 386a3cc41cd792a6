using System.Globalization;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>What memberships a customer bought, and that they ended, as entries on the timeline.
/// </summary>
internal sealed class MembershipsOnTimeline(KiteDb db, TimeProvider clock) : ITimelineSource
{
    private const int Most = 400;

    public string Kind => "membership";
    public int Order => 17;
    public string Permission => May.ReadCards;
    public Type Texts => typeof(Texts);

    public async Task<int> Count(Guid customer, CancellationToken cancel) =>
        (await All(customer, cancel)).Count;

    public async Task<IReadOnlyList<TimelineEntry>> Read(
        Asker asker, Guid customer, TimelineStart start, int atMost, CancellationToken cancel)
    {
        var all = await All(customer, cancel);
        var from = all.FindIndex(e => e.Place == start.After) + 1;
        return
        [
            .. all.Skip(from).Where(e => start.Until is not { } until || e.Day <= until)
                .Take(atMost),
        ];
    }

    // A customer's terms are few: they are read at once and put in order here.
    private async Task<List<TimelineEntry>> All(Guid customer, CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var theirs = db.Memberships.AsNoTracking().Where(m => m.CustomerId == customer)
            .OrderByDescending(m => m.Number).Take(Most);
        var found = await db.Found(theirs).ToListAsync(cancel);
        return
        [
            .. found.SelectMany(f => Entries(f, today))
                .OrderByDescending(e => e.Day)
                .ThenByDescending(e => e.Place, StringComparer.Ordinal),
        ];
    }

    private IEnumerable<TimelineEntry> Entries(FoundMembership found, DateOnly today)
    {
        var (m, end) = (found.Membership, found.End);
        yield return Entry(found, "sold", m.Day) with
        {
            At = m.At,
            Who = m.AskerName,
            Amount = m.Money(m.FeeCoins),
        };
        if (end is not null)
        {
            yield return Entry(found, "cancelled", end.Day) with
            {
                At = end.At,
                Who = end.AskerName,
                Amount = m.Money(-end.BackCoins),
            };
        }
        else if (m.LastDay < today)
        {
            yield return Entry(found, "ended", m.LastDay);
        }
    }

    private TimelineEntry Entry(FoundMembership found, string what, DateOnly day)
    {
        var m = found.Membership;
        var number = m.Number.ToString("D12", CultureInfo.InvariantCulture);
        return new(Kind, day, $"membership.{what}", $"{number}-{what}")
        {
            Facts = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["plan"] = found.Plan.Name,
                ["number"] = m.Number.ToString(CultureInfo.InvariantCulture),
                ["first"] = Figures.Day(m.FirstDay),
                ["last"] = Figures.Day(m.LastDay),
                ["reason"] = found.End?.Reason ?? "",
            },
        };
    }
}
