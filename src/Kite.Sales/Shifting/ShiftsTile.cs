using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Sales;

/// <summary>Which tills are open, and what was missing or too much when shifts were counted.
/// </summary>
internal sealed class ShiftsTile(
    KiteDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : IReportTile
{
    private const int Days = 7;

    public string Key => "shifts";
    public string Permission => May.ReadPurchases;
    public IReadOnlyList<Role> UsuallyFor { get; } =
        [Role.Owner, Role.Manager, Role.Cashier, Role.Finance];

    public int Order => 70;
    public string Title => texts["shifts.title"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        if (!asker.May(Permission)) return new NotAllowed(Permission);

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var counted = await Counted(
            Period.Of(today.AddDays(1 - Days), today).Value, question.Store, cancel);
        var opened = db.OpenShifts;
        var open = await In(question.Store)
            .LongCountAsync(s => opened.Any(o => o.ShiftId == s.Id), cancel);
        return new TileView(
            Key, Title,
            [
                new(texts["tile.open"], "/shifts?state=open" + Narrowed(question.Store))
                {
                    Count = open,
                },
                .. counted,
            ],
            texts["tile.shifts.days", Days]);
    }

    public async Task<Result<TileView>> Over(
        Asker asker, Period days, int? store, CancellationToken cancel) =>
        asker.May(Permission)
            ? new TileView(Key, Title, await Counted(days, store, cancel))
            : new NotAllowed(Permission);

    // By the day of the shift, as the list behind it is narrowed.
    private async Task<IReadOnlyList<TileFigure>> Counted(
        Period days, int? store, CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var (currency, from, to) = (business.CurrencyCode, days.From, days.To);
        var shifts = In(store)
            .Where(s => s.Currency == currency && s.Day >= from && s.Day <= to);
        var ended = db.ShiftClosings.Where(c => shifts.Any(s => s.Id == c.ShiftId));
        var rows = $"/shifts?state=closed&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}"
            + Narrowed(store);
        return
        [
            new(texts["tile.differing"], rows + "&differs=true")
            {
                Count = await ended.LongCountAsync(c => c.DifferenceCoins != 0, cancel),
            },
            new(texts["tile.difference"], rows + "&differs=true")
            {
                Money = new(
                    await ended.SumAsync(c => c.DifferenceCoins, cancel), business.Currency),
            },
        ];
    }

    private IQueryable<Shift> In(int? store) => store is { } number
        ? db.Shifts.Where(s => s.StoreNumber == number)
        : db.Shifts;

    private static string Narrowed(int? store) => store is { } number ? $"&store={number}" : "";
}
