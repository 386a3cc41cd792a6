using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Sales;

/// <summary>Which tills are open, and what was missing or too much when shifts were counted.
/// </summary>
internal sealed class ShiftsTile(
    KiteDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : ITile
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

        var business = await db.BusinessAsync(cancel);
        var currency = business.CurrencyCode;
        var shifts = db.Shifts.Where(s => s.Currency == currency);
        if (question.Store is { } store) shifts = shifts.Where(s => s.StoreNumber == store);
        var opened = db.OpenShifts;
        var open = await shifts.LongCountAsync(s => opened.Any(o => o.ShiftId == s.Id), cancel);
        var since = business.Begins(business.Today(clock).AddDays(1 - Days));
        var ended = db.ShiftClosings
            .Where(c => c.At >= since && shifts.Any(s => s.Id == c.ShiftId));
        var differing = await ended.LongCountAsync(c => c.DifferenceCoins != 0, cancel);
        var difference = await ended.SumAsync(c => c.DifferenceCoins, cancel);
        var narrowed = question.Store is { } number ? $"&store={number}" : "";
        return new TileView(
            Key, Title,
            [
                new(texts["tile.open"], "/shifts?state=open" + narrowed) { Count = open },
                new(texts["tile.differing"], "/shifts?state=closed" + narrowed)
                {
                    Count = differing,
                },
                new(texts["tile.difference"], "/shifts?state=closed" + narrowed)
                {
                    Money = new(difference, business.Currency),
                },
            ],
            texts["tile.shifts.days", Days]);
    }
}
