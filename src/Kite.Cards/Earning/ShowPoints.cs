using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Points that came together, and how many of them are left until when.</summary>
public sealed record PointLotView(int Lot, long Points, long Left, DateOnly? Until);

/// <summary>What one kind of movement came to within a period.</summary>
public sealed record PointSum(TransactionKind Kind, long Count, long Points);

/// <summary>
/// The points of a card: how many there are, what they are worth today, which go when; and, for
/// the period that was asked for, what there was before it, what moved and what was there after.
/// </summary>
public sealed record PointsView(
    long CardNumber, long Balance, long Owed, Money? Worth, long? WorthInStepsOf,
    IReadOnlyList<PointLotView> Lots, DateOnly? From, DateOnly? To, long Before, long After,
    IReadOnlyList<PointSum> Sums)
{
    /// <summary>A day as it stands in an address; null where it is none.</summary>
    internal static DateOnly? ReadDay(string? typed) => DateOnly.TryParseExact(
        typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : null;
}

/// <summary>The points of a card now, and over a period.</summary>
internal sealed class ShowPoints(KiteDb db, CardDesk desk, PointDesk points, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/cards/{number:long}/points",
                async (
                    long number, DateOnly? from, DateOnly? to, ShowPoints show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Run(asker, number, from, to, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("The points of a card, their worth and last days, and a period's sums");

    public async Task<Result<PointsView>> Run(
        Asker asker, long number, DateOnly? from, DateOnly? to, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var found = await desk.Find(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(number: null, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        var (card, kind) = found.Value;
        var day = store.Value.BusinessDay.Of(clock.GetUtcNow());
        var purse = await db.Purses.AsNoTracking().SingleAsync(p => p.Id == card.PurseId, cancel);
        var lots = await db.Lots.AsNoTracking()
            .Where(l => l.PurseId == purse.Id && l.PointsLeft > 0)
            .ToListAsync(cancel);
        // What is over is told as gone, though it is posted at the next movement only.
        var alive = lots.Where(l => !l.HasLapsed(day)).ToList();
        var balance = alive.Sum(l => l.PointsLeft) - purse.PointsOwed;
        var worth = Worth.On(await points.Rules(cancel), day, kind.Id, purse.Currency);
        var opened = new OpenedPurse(purse.Id, card.SeatId);
        var sums = await Sums(opened, from, to, cancel);
        var before = from is null ? 0 : await Moved(opened, from.Value, cancel);
        return new PointsView(
            number, balance, purse.PointsOwed,
            worth is null
                ? null
                : purse.Money(Math.Max(0, balance) / worth.Points * worth.EveryCoins),
            worth?.Points,
            [
                .. alive.OrderBy(l => l.BonusUntil ?? DateOnly.MaxValue).ThenBy(l => l.Number)
                    .Select(l => new PointLotView(
                        l.Number, l.Points, l.PointsLeft, l.BonusUntil)),
            ],
            from, to, before, before + sums.Sum(s => s.Points), sums);
    }

    private async Task<IReadOnlyList<PointSum>> Sums(
        OpenedPurse opened, DateOnly? from, DateOnly? to, CancellationToken cancel)
    {
        var moved = opened.Moved(db).Where(t => t.Points != null);
        if (from is { } first) moved = moved.Where(t => t.Day >= first);
        if (to is { } last) moved = moved.Where(t => t.Day <= last);
        var sums = await moved.GroupBy(t => t.Kind)
            .Select(g => new { g.Key, Count = g.LongCount(), Points = g.Sum(t => t.Points) })
            .ToListAsync(cancel);
        return
        [
            .. sums.OrderBy(s => s.Key).Select(s => new PointSum(s.Key, s.Count, s.Points ?? 0)),
        ];
    }

    private async Task<long> Moved(
        OpenedPurse opened, DateOnly before, CancellationToken cancel) =>
        await opened.Moved(db).Where(t => t.Points != null && t.Day < before)
            .SumAsync(t => t.Points, cancel) ?? 0;
}
