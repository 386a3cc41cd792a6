using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Catalogue;

/// <summary>What runs low, what is out, and what wants counting.</summary>
internal sealed class StockTile(KiteDb db, IStringLocalizer<Texts> texts) : ITile
{
    public string Key => "stock";
    public string Permission => May.ReadStock;
    public IReadOnlyList<Role> UsuallyFor { get; } =
        [Role.Owner, Role.Manager, Role.Cashier, Role.Salesperson, Role.Service];

    public int Order => 80;
    public string Title => texts["stock.title"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        if (!asker.May(Permission)) return new NotAllowed(Permission);

        var kept = db.StockLevels.Where(l => !l.IsClosed);
        if (question.Store is { } store) kept = kept.Where(l => l.StoreNumber == store);
        return new TileView(
            Key, Title,
            [
                Figure("low", await kept.LongCountAsync(
                    l => l.LevelThousandths < l.LowThousandths, cancel)),
                Figure("out", await kept.LongCountAsync(l => l.LevelThousandths <= 0, cancel)),
                Figure("belowZero", await kept.LongCountAsync(
                    l => l.LevelThousandths < 0, cancel)),
            ]);

        TileFigure Figure(string state, long count) => new(
            texts[$"tile.stock.{state}"],
            $"/stock?state={state}"
                + (question.Store is { } number ? $"&store={number}" : ""))
        {
            Count = count,
        };
    }
}
