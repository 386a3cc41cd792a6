using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>Opens shifts, counts their drawers, closes them, and puts right what was closed.
/// </summary>
public sealed class KeepShifts(KiteDb db, TimeProvider clock)
{
    private const int LongestReason = 200;
    private const int MostEntries = 1_000;

    public async Task<Result<ShiftView>> Open(
        Asker asker, ShiftFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.KeepShifts)) return new NotAllowed(May.KeepShifts);
        if (facts.Till is not { } number) return new BadInput("till", new TillIsMissing());
        var till = await db.For(asker).TillAsync(number, cancel);
        if (till is null) return new BadInput("till", new NoSuchTill($"{number}"));
        if (till.IsRetired) return new BadInput("till", new TillIsRetired(number));
        var currency = (await db.BusinessAsync(cancel)).Currency;
        var cash = facts.Opening ?? new Money(0, currency);
        if (Unfit(cash, currency, least: 0) is { } unfit) return new BadInput("opening", unfit);

        await using var whole = await Begin(cancel);
        var shift = new Shift
        {
            Number = await Counter.Take(db, Counter.Shifts, 1, cancel),
            TillNumber = number,
            StoreNumber = till.StoreNumber,
            Day = await Today(till.StoreNumber, cancel),
            OpenedAt = clock.GetUtcNow(),
            OpenedById = asker.Id,
            OpenedBy = asker.Name,
            Currency = currency.Code,
            FloatCoins = cash.Coins,
        };
        // Who opened one a moment ago is seen: the number is taken one after the other.
        var open = await db.OpenShifts.AsNoTracking()
            .SingleOrDefaultAsync(o => o.TillNumber == number, cancel);
        if (open is not null) return new ShiftIsOpen(number, await NumberOf(open.ShiftId, cancel));

        db.AddRange(shift, new OpenShift { TillNumber = number, ShiftId = shift.Id });
        return await Saved(whole, shift.Id, cancel);
    }

    public async Task<Result<ShiftView>> Count(
        Asker asker, Guid id, CountFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.KeepShifts)) return new NotAllowed(May.KeepShifts);
        await using var whole = await Begin(cancel);
        var held = await Hold(asker, id, cancel);
        if (held.Refusal is { } none) return none;
        var shift = held.Value;
        if (await IsClosed(id, cancel)) return new ShiftIsClosed(shift.Number);
        var currency = Currency.Of(shift.Currency);
        if (Unfit(facts.Cash, currency, least: 0) is { } unfit)
            return new BadInput("cash", unfit);
        var before = await db.ShiftCounts.CountAsync(c => c.ShiftId == id, cancel);
        if (before >= MostEntries) return new ShiftIsFull(MostEntries);

        db.Add(new ShiftCount
        {
            ShiftId = id, Line = before + 1, At = clock.GetUtcNow(), ById = asker.Id,
            By = asker.Name, CashCoins = facts.Cash!.Value.Coins,
            Takings = await db.CountOfTakings(id, cancel),
        });
        return await Saved(whole, id, cancel);
    }

    /// <summary>
    /// The last count holds; who closes signs for it. What came in by then is written down, and
    /// the till is free for the next shift.
    /// </summary>
    public async Task<Result<ShiftView>> Close(
        Asker asker, Guid id, ClosingFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.KeepShifts)) return new NotAllowed(May.KeepShifts);
        if (facts.Note?.Trim().Length > LongestReason)
            return new BadInput("note", new ShiftReasonIsMissing(LongestReason));
        await using var whole = await Begin(cancel);
        var held = await Hold(asker, id, cancel);
        if (held.Refusal is { } none) return none;
        var shift = held.Value;
        if (await IsClosed(id, cancel)) return new ShiftIsClosed(shift.Number);
        var count = await db.ShiftCounts.AsNoTracking().Where(c => c.ShiftId == id)
            .OrderByDescending(c => c.Line).FirstOrDefaultAsync(cancel);
        if (count is null) return new ShiftIsNotCounted(shift.Number);
        if (await db.CountOfTakings(id, cancel) != count.Takings)
            return new CountIsTooOld(shift.Number);

        var takings = await db.TakingsOf(id, cancel);
        var expected = ShiftReckoning.Expected(shift.FloatCoins, takings);
        db.Add(new ShiftClosing
        {
            ShiftId = id, At = clock.GetUtcNow(), ById = asker.Id, By = asker.Name,
            ExpectedCoins = expected, CountedCoins = count.CashCoins,
            DifferenceCoins = count.CashCoins - expected,
            Note = string.IsNullOrWhiteSpace(facts.Note) ? null : facts.Note.Trim(),
        });
        db.AddRange(takings.Select(t => new ShiftFigure
        {
            ShiftId = id, Kind = t.Kind, Tender = t.Tender, Count = t.Count, Coins = t.Coins,
        }));
        await db.OpenShifts.Where(o => o.ShiftId == id).ExecuteDeleteAsync(cancel);
        return await Saved(whole, id, cancel);
    }

    /// <summary>What was found out later is a new entry beside the shift.</summary>
    public async Task<Result<ShiftView>> Correct(
        Asker asker, Guid id, ShiftCorrectionFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.CloseDays)) return new NotAllowed(May.CloseDays);
        await using var whole = await Begin(cancel);
        var held = await Hold(asker, id, cancel);
        if (held.Refusal is { } none) return none;
        var shift = held.Value;
        if (!await IsClosed(id, cancel)) return new ShiftIsNotClosed(shift.Number);
        var currency = Currency.Of(shift.Currency);
        var faults = new List<Fault>();
        if (Unfit(facts.Amount, currency, -Purchase.MostCoins) is { } unfit
            || facts.Amount is { Coins: 0 })
        {
            faults.Add(new("amount", new CashIsUnfit(currency.Code)));
        }
        if (facts.Reason?.Trim().Length is null or 0 or > LongestReason)
            faults.Add(new("reason", new ShiftReasonIsMissing(LongestReason)));
        if (faults.Count > 0) return new BadInput(faults);
        var before = await db.ShiftCorrections.CountAsync(c => c.ShiftId == id, cancel);
        if (before >= MostEntries) return new ShiftIsFull(MostEntries);

        db.Add(new ShiftCorrection
        {
            ShiftId = id, Line = before + 1, At = clock.GetUtcNow(), ById = asker.Id,
            By = asker.Name, Coins = facts.Amount!.Value.Coins, Reason = facts.Reason!.Trim(),
        });
        return await Saved(whole, id, cancel);
    }

    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction?> Begin(
        CancellationToken cancel) =>
        db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;

    // A bill that is being paid is waited for, and seen: it takes a position first, too.
    private async Task<Result<Shift>> Hold(Asker asker, Guid id, CancellationToken cancel)
    {
        await Counter.Take(db.For(asker), Counter.Purchases, 0, cancel);
        var shift = await db.Shifts.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        return shift is null ? new NoSuchShift($"{id}") : shift;
    }

    private Task<bool> IsClosed(Guid id, CancellationToken cancel) =>
        db.ShiftClosings.AnyAsync(c => c.ShiftId == id, cancel);

    private Task<long> NumberOf(Guid id, CancellationToken cancel) =>
        db.Shifts.Where(s => s.Id == id).Select(s => s.Number).SingleAsync(cancel);

    private async Task<DateOnly> Today(int store, CancellationToken cancel) =>
        (await db.StoresAsync(cancel)).Single(s => s.Number == store)
        .BusinessDay.Of(clock.GetUtcNow());

    private async Task<Result<ShiftView>> Saved(
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction? whole, Guid id,
        CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return (await db.ShiftAsync(id, cancel))!;
    }

    private static CashIsUnfit? Unfit(Money? cash, Currency currency, long least) =>
        cash is { } money && money.Currency == currency && money.Coins >= least
            && money.Coins <= Purchase.MostCoins
            ? null
            : new CashIsUnfit(currency.Code);
}
