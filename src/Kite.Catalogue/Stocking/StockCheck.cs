using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>
/// What a store has of each product is the sum of its movements; none is missing among them, each
/// says rightly what was there after it, and what a transfer took out came in.
/// </summary>
internal sealed class StockCheck(KiteDb db) : ICheck
{
    public async Task<Finding> Run(CancellationToken cancel)
    {
        var (levels, movements) = (db.StockLevels, db.StockMovements);
        var sums = await movements
            .GroupBy(m => new { m.StoreNumber, m.ProductId })
            .Select(g => new
            {
                g.Key,
                Sum = g.Sum(m => m.QuantityThousandths),
                Count = g.LongCount(),
                Last = g.Max(m => m.Line),
            })
            .ToDictionaryAsync(g => (g.Key.StoreNumber, g.Key.ProductId), cancel);
        var kept = await levels.AsNoTracking().ToListAsync(cancel);
        var off = kept.Count(l => !sums.Remove((l.StoreNumber, l.ProductId), out var g)
            ? l.LevelThousandths != 0 || l.LastLine != 0
            : g.Sum != l.LevelThousandths || g.Count != l.LastLine || g.Last != l.LastLine);
        var broken = await movements.LongCountAsync(
            m => m.LevelThousandths != m.QuantityThousandths + (m.Line == 1 ? 0 : movements
                .Where(b => b.StoreNumber == m.StoreNumber && b.ProductId == m.ProductId
                    && b.Line == m.Line - 1)
                .Sum(b => b.LevelThousandths)),
            cancel);
        var lost = await movements
            .Where(m => m.Kind == StockMove.TransferredOut || m.Kind == StockMove.TransferredIn)
            .GroupBy(m => new { m.SlipId, m.ProductId })
            .LongCountAsync(g => g.Sum(m => m.QuantityThousandths) != 0, cancel);
        var wrong = off + sums.Count + broken + lost;
        var count = await movements.LongCountAsync(cancel);
        return new("stock", wrong == 0, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["movements"] = count.ToString("N0", CultureInfo.CurrentCulture),
            ["off"] = wrong.ToString("N0", CultureInfo.CurrentCulture),
        });
    }
}
