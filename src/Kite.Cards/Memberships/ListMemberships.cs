using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Which memberships are asked for; <c>find</c> is the number of one or of its card,
/// <c>customer</c> the member's number.
/// </summary>
public sealed record MembershipQuestion
{
    public string? Find { get; init; }
    public Choice<MembershipState>? State { get; init; }
    public Guid? Plan { get; init; }
    public long? Customer { get; init; }

    /// <summary>Those whose last day is within these.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Those that were sold on these days.</summary>
    public DateOnly? SoldFrom { get; init; }
    public DateOnly? SoldTo { get; init; }

    /// <summary>Those that ended before their time, on these days.</summary>
    public DateOnly? EndedFrom { get; init; }
    public DateOnly? EndedTo { get; init; }

    /// <summary>Where it was sold; of those that ended early, where it ended.</summary>
    public int? Store { get; init; }

    /// <summary>Only renewals, or only those that are none.</summary>
    public bool? Renewal { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByNumber = "number-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByNumber, ["number", "last"]);
}

/// <summary>Lists memberships, the newest first unless asked otherwise.</summary>
public sealed class ListMemberships(KiteDb db, TimeProvider clock)
{
    private sealed record Key(DateOnly Last, long Number);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/memberships",
                async (
                    [AsParameters] MembershipQuestion question, ListMemberships list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Lists memberships, the newest first unless asked otherwise");

    public async Task<Result<Page<MembershipView>>> Run(
        Asker asker, MembershipQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var asked = From(place.Value, order.Value, Asked(question, today))
            .Take(limit.Value.Count + 1);
        var read = await Ordered(order.Value, db.Found(asked)).AsNoTracking()
            .ToListAsync(cancel);
        return Page<FoundMembership>.Of(
                read, limit.Value.Count,
                f => new Key(f.Membership.LastDay, f.Membership.Number))
            .Select(f => f.View(today));
    }

    private IQueryable<Membership> Asked(MembershipQuestion question, DateOnly today)
    {
        IQueryable<Membership> all = db.Memberships;
        var (ends, cards) = (db.MembershipEnds, db.Cards);
        if (question.State is { Value: var state })
        {
            var isCancelled = state is MembershipState.Cancelled;
            all = all.Where(MembershipView.Stands(state, today))
                .Where(m => ends.Any(e => e.MembershipId == m.Id) == isCancelled);
        }
        if (question.Plan is { } plan) all = all.Where(m => m.PlanId == plan);
        if (question.Customer is { } customer) all = all.Where(m => m.CustomerNumber == customer);
        if (question.From is { } begin) all = all.Where(m => m.LastDay >= begin);
        if (question.To is { } end) all = all.Where(m => m.LastDay <= end);
        all = Posted(question, all);
        if (string.IsNullOrWhiteSpace(question.Find)) return all;

        return long.TryParse(
            question.Find.Trim(), NumberStyles.None, CultureInfo.InvariantCulture,
            out var number)
            ? all.Where(m => m.Number == number
                || cards.Any(c => c.Number == number && c.PurseId == m.PurseId))
            : all.Where(m => m.Number < 0);
    }

    private IQueryable<Membership> Posted(
        MembershipQuestion question, IQueryable<Membership> all)
    {
        if (question.SoldFrom is { } from) all = all.Where(m => m.Day >= from);
        if (question.SoldTo is { } to) all = all.Where(m => m.Day <= to);
        if (question.Renewal is { } renewal) all = all.Where(m => m.Renews != null == renewal);
        if (question is { EndedFrom: null, EndedTo: null })
        {
            return question.Store is { } sold ? all.Where(m => m.StoreNumber == sold) : all;
        }

        IQueryable<MembershipEnd> ends = db.MembershipEnds;
        if (question.EndedFrom is { } first) ends = ends.Where(e => e.Day >= first);
        if (question.EndedTo is { } last) ends = ends.Where(e => e.Day <= last);
        if (question.Store is { } store) ends = ends.Where(e => e.StoreNumber == store);
        return all.Where(m => ends.Any(e => e.MembershipId == m.Id));
    }

    // Numbers are one of a kind, so they tell those apart that end on the same day.
    private static IQueryable<Membership> From(
        Place<Key> place, ListOrder order, IQueryable<Membership> all)
    {
        var (first, last, number) = (
            place.Beginning, place.Key?.Last ?? DateOnly.MaxValue, place.Key?.Number ?? 0);
        return order switch
        {
            { Column: "last", Down: false } => all
                .Where(m => first || m.LastDay > last
                    || (m.LastDay == last && m.Number > number))
                .OrderBy(m => m.LastDay).ThenBy(m => m.Number),
            { Column: "last" } => all
                .Where(m => first || m.LastDay < last
                    || (m.LastDay == last && m.Number < number))
                .OrderByDescending(m => m.LastDay).ThenByDescending(m => m.Number),
            { Down: false } => all
                .Where(m => first || m.Number > number).OrderBy(m => m.Number),
            _ => all
                .Where(m => first || m.Number < number).OrderByDescending(m => m.Number),
        };
    }

    private static IQueryable<FoundMembership> Ordered(
        ListOrder order, IQueryable<FoundMembership> found) => order switch
        {
            { Column: "last", Down: false } => found
                .OrderBy(f => f.Membership.LastDay).ThenBy(f => f.Membership.Number),
            { Column: "last" } => found.OrderByDescending(f => f.Membership.LastDay)
                .ThenByDescending(f => f.Membership.Number),
            { Down: false } => found.OrderBy(f => f.Membership.Number),
            _ => found.OrderByDescending(f => f.Membership.Number),
        };
}
