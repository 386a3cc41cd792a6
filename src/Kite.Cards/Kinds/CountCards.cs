using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// How many cards of a kind there are and how they stand; a card that another took the place of is
/// not counted twice.
/// </summary>
public sealed record CardCounts(Guid KindId, string Kind, long Issued)
{
    /// <summary>In use, and its discount has not run out.</summary>
    public long Alive { get; init; }

    /// <summary>Alive, but issued long ago and not used since.</summary>
    public long Asleep { get; init; }
    public long RunOut { get; init; }
    public long Frozen { get; init; }
    public long Lost { get; init; }
    public long Closed { get; init; }
}

/// <summary>Counts the cards of each kind: how many are alive, and how many of those asleep.
/// </summary>
internal sealed class CountCards(
    KiteDb db, TakeList take, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    /// <summary>After so many days without use a card is asleep, unless asked otherwise.
    /// </summary>
    internal const int UsualDays = 180;
    private const int MostDays = 3660;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/card-kinds/counts",
                async (
                    int? asleepDays, CountCards count, Asker asker, CancellationToken cancel) =>
                    (await count.Run(asker, asleepDays, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("How many cards of each kind are alive, asleep, frozen, lost or run out");
        api.MapGet(
                "/card-kinds/counts/export",
                async (
                    int? asleepDays, Choice<SheetFormat>? format, CountCards count, Asker asker,
                    CancellationToken cancel) =>
                    (await count.Export(asker, asleepDays, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("How many cards of each kind are alive as a file: format csv or xlsx");
    }

    public async Task<Result<Page<CardCounts>>> Run(
        Asker asker, int? asleepDays, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        if (asleepDays is < 1 or > MostDays)
            return new BadInput("asleepDays", new OutOfRange(1, MostDays));

        return new Page<CardCounts>(await Of(db.Cards, asleepDays, cancel), Next: null);
    }

    /// <summary>The same of some cards only.</summary>
    public async Task<IReadOnlyList<CardCounts>> Of(
        IQueryable<Card> cards, int? asleepDays, CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var counted = await cards.Where(c => c.State != CardState.Replaced)
            .GroupBy(c => new { c.KindId, c.State, IsOver = c.LastDay < today })
            .Select(g => new { g.Key, Count = g.LongCount() })
            .ToListAsync(cancel);
        var since = clock.GetUtcNow().AddDays(-(asleepDays ?? UsualDays));
        var asleep = await db.Asleep(cards, today, since).GroupBy(c => c.KindId)
            .Select(g => new { g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var kinds = await db.CardKinds.AsNoTracking().OrderBy(k => k.Name).ToListAsync(cancel);
        var by = counted.ToLookup(c => c.Key.KindId);
        return kinds.ConvertAll(k => new CardCounts(k.Id, k.Name, by[k.Id].Sum(c => c.Count))
        {
            Alive = Counted(k.Id, CardState.Active, isOver: false),
            Asleep = asleep.GetValueOrDefault(k.Id),
            RunOut = Counted(k.Id, CardState.Active, isOver: true),
            Frozen = Counted(k.Id, CardState.Frozen),
            Lost = Counted(k.Id, CardState.Lost),
            Closed = Counted(k.Id, CardState.Closed),
        });

        long Counted(Guid kind, CardState state, bool? isOver = null) => by[kind]
            .Where(c => c.Key.State == state && (isOver is null || c.Key.IsOver == isOver))
            .Sum(c => c.Count);
    }

    public async Task<Result<Export>> Export(
        Asker asker, int? asleepDays, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Run(asker, asleepDays, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "card-counts", format, all.Value.Items,
            [
                (texts["card.kind"], c => c.Kind), (texts["kind.count"], c => c.Issued),
                (texts["kind.alive"], c => c.Alive), (texts["kind.asleep"], c => c.Asleep),
                (texts["kind.run-out"], c => c.RunOut), (texts["kind.frozen"], c => c.Frozen),
                (texts["kind.lost"], c => c.Lost), (texts["kind.closed"], c => c.Closed),
            ],
            cancel);
    }
}

/// <summary>Which cards live, and which of those sleep.</summary>
internal static class LivingCards
{
    extension(KiteDb db)
    {
        // What lapses or becomes income names no card: only what someone did with it counts.
        public IQueryable<Card> Asleep(
            IQueryable<Card> cards, DateOnly today, DateTimeOffset since)
        {
            var moved = db.Transactions;
            return cards.Alive(today).Where(c => c.IssuedAt < since
                && !moved.Any(t => t.PurseId == c.PurseId && t.At >= since && t.CardId != null
                    && (c.SeatId == null || t.SeatId == c.SeatId)));
        }
    }

    extension(IQueryable<Card> cards)
    {
        public IQueryable<Card> Alive(DateOnly today) => cards.Where(
            c => c.State == CardState.Active && (c.LastDay == null || c.LastDay >= today));
    }
}
