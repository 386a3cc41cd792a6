using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Among whom of a segment a campaign draws, how many it leaves in peace, and what it takes to know
/// who is in the segment.
/// </summary>
internal sealed record Eligible(
    string Segment, IReadOnlyList<DrawnCustomer> Customers, int Objecting,
    IReadOnlySet<string> Needs);

/// <summary>
/// Finds out whom of a segment a campaign may speak to: each person once, however many records
/// they had, and nobody who has objected to being picked out.
/// </summary>
internal sealed class EligibleCustomers(
    KiteDb db, IEnumerable<ICustomerGroups> groups, IEnumerable<IObjections> objections)
{
    /// <summary>As many get a coupon at most, and no more than as many again are left out.
    /// </summary>
    public const int Most = 2 * CouponCampaign.MostCoupons;

    private const int Batch = 5_000;

    /// <summary>Those of this segment, for who may know of it.</summary>
    public async Task<Result<Eligible>> Of(Asker asker, Guid segment, CancellationToken cancel)
    {
        Refusal why = new NoSuchCampaignSegment($"{segment}");
        foreach (var source in groups)
        {
            var found = await source.Find(asker, segment, cancel);
            if (found.Refusal is null)
                return await In(asker, source, segment, found.Value.Name, cancel);
            if (found.Refusal is not BadInput { Faults: [{ Why: NotFound }, ..] })
                why = found.Refusal is BadInput { Faults: [var fault, ..] }
                    ? fault.Why
                    : found.Refusal;
        }
        return new BadInput("segment", why);
    }

    /// <summary>The segments from which the asker may choose, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> Choices(
        Asker asker, CancellationToken cancel)
    {
        var all = new List<(Guid, string)>();
        foreach (var source in groups)
            all.AddRange((await source.All(asker, cancel)).Select(g => (g.Key, g.Value)));
        return [.. all.OrderBy(g => g.Item2, StringComparer.CurrentCulture)];
    }

    /// <summary>The numbers of those who have objected.</summary>
    public async Task<HashSet<long>> Objecting(CancellationToken cancel)
    {
        var all = new HashSet<long>();
        foreach (var source in objections) all.UnionWith(await source.Numbers(cancel));
        return all;
    }

    private async Task<Result<Eligible>> In(
        Asker asker, ICustomerGroups source, Guid segment, string name,
        CancellationToken cancel)
    {
        // Asked before and after: it may be changed while its customers are read.
        var needs = await source.Needs(segment, cancel);
        var numbers = await source.Numbers(segment, after: 0, Most + 1, cancel);
        if (await source.Needs(segment, cancel) is not { } then || needs is null)
            return new BadInput("segment", new NoSuchCampaignSegment($"{segment}"));
        var all = needs.Concat(then).ToHashSet(StringComparer.Ordinal);
        if (all.FirstOrDefault(p => !asker.May(p)) is { } lacking)
            return new BadInput("segment", new NotAllowed(lacking));
        if (numbers.Count > Most)
            return new BadInput("segment", new TooManyForCampaign(CouponCampaign.MostCoupons));

        var objecting = await Objecting(cancel);
        var (drawn, spared) = (new Dictionary<Guid, DrawnCustomer>(), new HashSet<Guid>());
        foreach (var some in numbers.Chunk(Batch))
        {
            foreach (var (customer, named) in await Standing(some, cancel))
            {
                if (objecting.Contains(customer.Number) || objecting.Contains(named))
                    spared.Add(customer.Id);
                else
                    drawn[customer.Id] = customer;
            }
        }
        foreach (var id in spared) drawn.Remove(id);
        return new Eligible(name, [.. drawn.Values], spared.Count, all);
    }

    // Who stands for these numbers now, and under which of them they were named.
    private async Task<List<(DrawnCustomer Customer, long Named)>> Standing(
        long[] numbers, CancellationToken cancel)
    {
        var records = await db.Set<Customer>().AsNoTracking()
            .Where(c => EF.Parameter(numbers).Contains(c.Number)
                && c.Kind != CustomerKind.WalkIn)
            .Select(c => new { c.Id, c.Number, IsMerged = c.MergedInto != null })
            .ToListAsync(cancel);
        var survivors = await db.SurvivorsFor(
            records.FindAll(c => c.IsMerged).ConvertAll(c => c.Id), cancel);
        return records.ConvertAll(c => survivors.TryGetValue(c.Id, out var stands)
            ? (new DrawnCustomer(stands.Id, stands.Number), c.Number)
            : (new DrawnCustomer(c.Id, c.Number), c.Number));
    }
}
