using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>
/// The one way by which stock moves. The level and its line are taken in one statement whose row
/// stays locked until the transaction ends, so two writers come one after the other.
/// </summary>
internal sealed class StockBook(KiteDb db)
{
    private sealed record After(long Level, long Line);

    /// <summary>What is to move: by so much, or to what was counted.</summary>
    public sealed record Step(int Store, Product Product, StockMove Kind, long Quantity)
    {
        public long? Counted { get; init; }

        /// <summary>What the sheet said when it was counted.</summary>
        public long? OnTheSheet { get; init; }
    }

    /// <summary>What all the steps of one deed have in common.</summary>
    public sealed record Deed(DateTimeOffset At, string By)
    {
        public Guid? Slip { get; init; }
        public string? Reference { get; init; }
        public string? Reason { get; init; }

        /// <summary>More may go than is there.</summary>
        public bool MayOverdraw { get; init; }
    }

    /// <summary>
    /// Writes the movements, always in one order, so that none waits for another in a circle.
    /// Refused where one takes more than there is: the caller then ends the transaction.
    /// </summary>
    public async Task<Result<IReadOnlyList<StockMovement>>> Move(
        IEnumerable<Step> steps, Deed deed, IReadOnlyDictionary<int, DateOnly> days,
        CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Stock moves inside a transaction.");

        var written = new List<StockMovement>();
        var inOrder = steps.OrderBy(s => s.Store)
            .ThenBy(s => Convert.ToHexString(s.Product.Id.ToByteArray(bigEndian: true)),
                StringComparer.Ordinal)
            .ToList();
        foreach (var step in inOrder)
        {
            var movement = await Write(step, deed, days[step.Store], cancel);
            // A count finds what it finds; it may come after goods that went unseen.
            var isFree = deed.MayOverdraw || step.Kind is StockMove.Counted;
            if (!isFree && movement is { QuantityThousandths: < 0, LevelThousandths: < 0 })
            {
                return new NotEnoughStock(
                    step.Product.Code,
                    Quantities.Write(
                        movement.LevelThousandths - movement.QuantityThousandths),
                    Quantities.Write(-movement.QuantityThousandths));
            }
            written.Add(movement);
        }
        await BulkWriter.Write(db, written, cancel);
        return written;
    }

    private async Task<StockMovement> Write(
        Step step, Deed deed, DateOnly day, CancellationToken cancel)
    {
        var quantity = step.Quantity;
        if (step.Counted is { } counted)
        {
            var now = step.OnTheSheet is null ? await Held(step, deed, day, cancel) : 0;
            quantity = StockRules.Difference(counted, step.OnTheSheet, now);
        }
        var after = await Take(step, quantity, deed, day, cancel);
        return new()
        {
            StoreNumber = step.Store,
            ProductId = step.Product.Id,
            Line = after.Line,
            Kind = step.Kind,
            QuantityThousandths = quantity,
            LevelThousandths = after.Level,
            CountedThousandths = step.Counted,
            Day = day,
            At = deed.At,
            By = deed.By,
            SlipId = deed.Slip,
            Reference = deed.Reference,
            Reason = deed.Reason,
            IsOverdrawn = quantity < 0 && after.Level < 0 && step.Kind is not StockMove.Counted,
        };
    }

    // What is there, held until the transaction ends; a level that is not there yet is nought.
    private async Task<long> Held(Step step, Deed deed, DateOnly day, CancellationToken cancel) =>
        (await Turn(step, 0, lines: 0, deed, day, cancel)).Level;

    private Task<After> Take(
        Step step, long quantity, Deed deed, DateOnly day, CancellationToken cancel) =>
        Turn(step, quantity, lines: 1, deed, day, cancel);

    private async Task<After> Turn(
        Step step, long quantity, long lines, Deed deed, DateOnly day, CancellationToken cancel)
    {
        var (store, product) = (step.Store, Key(step.Product.Id));
        object at = db.IsPostgres ? deed.At.ToUniversalTime() : deed.At.UtcTicks;
        object on = db.IsPostgres
            ? day
            : day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        object never = db.IsPostgres ? false : 0;
        var isCount = step.Kind is StockMove.Counted;
        var after = await db.Database.SqlQuery<After>($"""
            INSERT INTO stock_levels (store_number, product_id, level_thousandths, last_line,
                is_closed, counted_at, counted_day, changed_at)
            VALUES ({store}, {product}, {quantity}, {lines}, {never}, {at}, {on}, {at})
            ON CONFLICT (store_number, product_id) DO UPDATE SET
                level_thousandths = stock_levels.level_thousandths + {quantity},
                last_line = stock_levels.last_line + {lines},
                counted_at = CASE WHEN {isCount} THEN excluded.counted_at
                    ELSE stock_levels.counted_at END,
                counted_day = CASE WHEN {isCount} THEN excluded.counted_day
                    ELSE stock_levels.counted_day END,
                changed_at = excluded.changed_at
            RETURNING level_thousandths AS "Level", last_line AS "Line"
            """).ToListAsync(cancel);
        return after[0];
    }

    private object Key(Guid id) => db.IsPostgres ? id : id.ToByteArray(bigEndian: true);
}
