using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>Which promises are asked for: those owed, of any offer.</summary>
public sealed record GrantQuestion
{
    public Choice<GrantState>? State { get; init; }
    public Guid? Incentive { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>A promise with whom it was made to.</summary>
public sealed record OwedView(CustomerView Customer, GrantView Grant);

/// <summary>What is owed to customers, the oldest promise first.</summary>
public sealed class ListGrants(KiteDb db, TakeList take, IStringLocalizer<Texts> texts)
{
    private static readonly string[] Heads =
    [
        "field.number", "field.name", "incentive.offer", "incentive.kind", "incentive.points",
        "incentive.state", "incentive.granted",
    ];

    private sealed record Key(DateTimeOffset At, Guid Id);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/incentive-grants",
                async (
                    [AsParameters] GrantQuestion question, ListGrants list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("What customers were promised for complete records, the oldest first");
        api.MapGet(
                "/incentive-grants/export",
                async (
                    [AsParameters] GrantQuestion question, Choice<SheetFormat>? format,
                    ListGrants list, Asker asker, CancellationToken cancel) =>
                    (await list.File(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("What is owed to customers as a file: format csv or xlsx");
    }

    public async Task<Result<Page<OwedView>>> Run(
        Asker asker, GrantQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var read = await Grants(question, place.Value)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var page = Page<IncentiveGrant>.Of(
            read, limit.Value.Count, g => new Key(g.GrantedAt, g.Id));
        var ids = page.Items.Select(g => g.CustomerId).ToList();
        var customers = await db.Customers.AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, cancel);
        var people = await db.NamesOf(page.Items.Select(g => g.DecidedBy), cancel);
        return page.Select(g => new OwedView(
            CustomerView.Of(customers[g.CustomerId], asker), GrantView.Of(g, people, asker)));
    }

    public async Task<Result<Export>> File(
        Asker asker, GrantQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "owed", format, [.. Heads.Select(head => texts[head].Value)],
            first.Value.All(after => Run(asker, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    private IQueryable<IncentiveGrant> Grants(GrantQuestion question, Place<Key> place)
    {
        var state = question.State?.Value ?? GrantState.Owed;
        var grants = db.IncentiveGrants.AsNoTracking().Where(g => g.State == state);
        if (question.Incentive is { } id) grants = grants.Where(g => g.IncentiveId == id);
        if (place.Key is { } key)
        {
            grants = grants.Where(g => g.GrantedAt > key.At
                || (g.GrantedAt == key.At && g.Id.CompareTo(key.Id) > 0));
        }
        return grants.OrderBy(g => g.GrantedAt).ThenBy(g => g.Id);
    }

    private IReadOnlyList<object?> Row(OwedView owed)
    {
        var (customer, grant) = owed;
        return
        [
            customer.Number, customer.Name, grant.Offer, texts.KindWord(grant.Kind),
            grant.Points, texts.StateWord(grant.State), grant.GrantedAt,
        ];
    }
}

/// <summary>The words for kinds of offers and for what became of them.</summary>
internal static class IncentiveWords
{
    extension(IStringLocalizer<Texts> texts)
    {
        public string KindWord(IncentiveKind kind) =>
            texts["incentive.kind." + kind.ToString().ToLowerInvariant()];

        /// <summary>What is promised, in one line.</summary>
        public string Promise(IncentiveKind kind, string offer, long? points) =>
            points is { } many
                ? texts["incentive.promise.points", Figures.Count(many), offer]
                : texts["incentive.promise", texts.KindWord(kind), offer];

        public string StateWord(GrantState state) =>
            texts["incentive.state." + state.ToString().ToLowerInvariant()];
    }
}
