using System.Globalization;
using System.Text.Json.Nodes;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>Which store's day is closed.</summary>
public sealed record DayFacts(int? Store, DateOnly? Day = null);

/// <summary>Which closed days are asked for.</summary>
public sealed record DayQuestion
{
    public int? Store { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>A day that was closed: how many shifts and bills, and what they came to.</summary>
public sealed record DayView(
    int StoreNumber, DateOnly Day, DateTimeOffset At, string By, int Shifts, long Bills,
    Money Total, Money Tax, Money Difference);

/// <summary>
/// Closes a store's business day once it is over by the store's own clock and every shift that
/// began by then is closed; what it says stays.
/// </summary>
public sealed class CloseDay(KiteDb db, Trail trail, TimeProvider clock)
{
    private sealed record Key(DateOnly Day, int Store);

    public async Task<Result<DayView>> Run(
        Asker asker, DayFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.CloseDays)) return new NotAllowed(May.CloseDays);
        var store = (await db.For(asker).StoresAsync(cancel))
            .FirstOrDefault(s => s.Number == facts.Store);
        if (store is null) return new BadInput("store", new NoSuchStore($"{facts.Store}"));
        if (facts.Day is not { } day) return new BadInput("day", new DayIsMissing());
        if (store.BusinessDay.Of(clock.GetUtcNow()) <= day) return new DayIsNotOver(day);

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        // A shift that is being closed is waited for, and seen.
        await Counter.Take(db, Counter.Purchases, 0, cancel);
        if (await Stops(store, day, cancel) is { } no) return no;

        var closing = await Reckoned(asker, store, day, cancel);
        if (closing is { Shifts: 0, Bills: 0, TotalCoins: 0 }) return new DayIsEmpty(day);
        await BulkWriter.Write(db, [closing], cancel);
        await trail.Note(
            db, "day-closing", store.Id,
            new JsonObject
            {
                ["store"] = store.Number,
                ["day"] = day.ToString("O", CultureInfo.InvariantCulture),
                ["netCoins"] = closing.TotalCoins,
            },
            cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return View(closing);
    }

    public async Task<Result<Page<DayView>>> List(
        Asker asker, DayQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;

        var (first, last) = (place.Value.Beginning, place.Value.Key ?? new(default, 0));
        IQueryable<DayClosing> days = db.DayClosings.AsNoTracking();
        if (question.Store is { } store) days = days.Where(d => d.StoreNumber == store);
        var read = await days
            .Where(d => first || d.Day < last.Day
                || (d.Day == last.Day && d.StoreNumber > last.Store))
            .OrderByDescending(d => d.Day).ThenBy(d => d.StoreNumber)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<DayClosing>.Of(read, limit.Value.Count, d => new Key(d.Day, d.StoreNumber))
            .Select(View);
    }

    private async Task<Refusal?> Stops(Store store, DateOnly day, CancellationToken cancel)
    {
        if (await db.DayClosings.AnyAsync(
            d => d.StoreNumber == store.Number && d.Day == day, cancel))
        {
            return new DayIsClosed(day);
        }
        var open = db.OpenShifts;
        var still = await db.Shifts.AsNoTracking()
            .Where(s => s.StoreNumber == store.Number && s.Day <= day)
            .Where(s => open.Any(o => o.ShiftId == s.Id))
            .OrderBy(s => s.Number).FirstOrDefaultAsync(cancel);
        return still is null ? null : new DayHasOpenShift(still.Number);
    }

    private async Task<DayClosing> Reckoned(
        Asker asker, Store store, DateOnly day, CancellationToken cancel)
    {
        var bills = db.Checkouts.Where(c => c.StoreNumber == store.Number && c.Day == day);
        var shifts = db.Shifts.Where(s => s.StoreNumber == store.Number && s.Day == day);
        var (closings, refunds) = (db.ShiftClosings, db.CheckoutRefunds.Where(
            r => r.StoreNumber == store.Number && r.Day == day));
        return new()
        {
            StoreNumber = store.Number,
            Day = day,
            At = clock.GetUtcNow(),
            ById = asker.Id,
            By = asker.Name,
            Currency = (await db.BusinessAsync(cancel)).CurrencyCode,
            Shifts = await shifts.CountAsync(cancel),
            Bills = await bills.LongCountAsync(cancel),
            TotalCoins = await bills.SumAsync(c => c.TotalCoins, cancel)
                - await refunds.SumAsync(r => r.TotalCoins, cancel),
            TaxCoins = await bills.SumAsync(c => c.TaxCoins, cancel)
                - await refunds.SumAsync(r => r.TaxCoins, cancel),
            DifferenceCoins = await closings
                .Where(c => shifts.Any(s => s.Id == c.ShiftId))
                .SumAsync(c => c.DifferenceCoins, cancel),
        };
    }

    private static DayView View(DayClosing d)
    {
        var money = Currency.Of(d.Currency);
        return new(
            d.StoreNumber, d.Day, d.At, d.By, d.Shifts, d.Bills, new(d.TotalCoins, money),
            new(d.TaxCoins, money), new(d.DifferenceCoins, money));
    }
}
