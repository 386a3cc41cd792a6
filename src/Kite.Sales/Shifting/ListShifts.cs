using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>How a shift stands.</summary>
public enum ShiftState
{
    Open,
    Closed,
}

/// <summary>Which shifts are asked for.</summary>
public sealed record ShiftQuestion
{
    public int? Store { get; init; }
    public int? Till { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public Choice<ShiftState>? State { get; init; }

    /// <summary>Only closed ones whose drawer differed from the books, or only those that fitted.
    /// </summary>
    public bool? Differs { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByNumber = "number-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByNumber, ["number"]);
}

/// <summary>Lists shifts, the newest first, and shows one with its report.</summary>
public sealed class ListShifts(KiteDb db)
{
    private sealed record Key(long Number);

    public async Task<Result<Page<ShiftRow>>> Run(
        Asker asker, ShiftQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var (first, number) = (place.Value.Beginning, place.Value.Key?.Number ?? 0);
        var asked = Asked(question);
        var shifts = order.Value.Down
            ? asked.Where(s => first || s.Number < number).OrderByDescending(s => s.Number)
            : asked.Where(s => first || s.Number > number).OrderBy(s => s.Number);
        var read = await shifts.AsNoTracking().Take(limit.Value.Count + 1).ToListAsync(cancel);
        var ids = read.ConvertAll(s => s.Id);
        var closings = await db.ShiftClosings.AsNoTracking()
            .Where(c => EF.Parameter(ids).Contains(c.ShiftId))
            .ToDictionaryAsync(c => c.ShiftId, cancel);
        return Page<Shift>.Of(read, limit.Value.Count, s => new Key(s.Number))
            .Select(s => Row(s, closings.GetValueOrDefault(s.Id)));
    }

    public async Task<Result<ShiftView>> Show(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        return await db.ShiftAsync(id, cancel) is { } found ? found : new NoSuchShift($"{id}");
    }

    /// <summary>The shift that is open at a till.</summary>
    public async Task<Result<ShiftView>> OpenAt(
        Asker asker, int till, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        var open = await db.OpenShifts.AsNoTracking()
            .SingleOrDefaultAsync(o => o.TillNumber == till, cancel);
        return open is null
            ? new TillHasNoShift(till)
            : (await db.ShiftAsync(open.ShiftId, cancel))!;
    }

    private IQueryable<Shift> Asked(ShiftQuestion question)
    {
        IQueryable<Shift> shifts = db.Shifts;
        var open = db.OpenShifts;
        if (question.Store is { } store) shifts = shifts.Where(s => s.StoreNumber == store);
        if (question.Till is { } till) shifts = shifts.Where(s => s.TillNumber == till);
        if (question.From is { } from) shifts = shifts.Where(s => s.Day >= from);
        if (question.To is { } to) shifts = shifts.Where(s => s.Day <= to);
        if (question.Differs is { } differs)
        {
            var closings = db.ShiftClosings;
            shifts = shifts.Where(s => closings.Any(
                c => c.ShiftId == s.Id && (c.DifferenceCoins != 0) == differs));
        }
        return question.State is { Value: var state }
            ? shifts.Where(s => open.Any(o => o.ShiftId == s.Id) == (state == ShiftState.Open))
            : shifts;
    }

    private static ShiftRow Row(Shift s, ShiftClosing? closing)
    {
        var money = Currency.Of(s.Currency);
        return new(
            s.Id, s.Number, s.TillNumber, s.StoreNumber, s.Day, s.OpenedAt, s.OpenedBy,
            new(s.FloatCoins, money), closing?.At, closing?.By,
            closing is null ? null : new Money(closing.CountedCoins, money),
            closing is null ? null : new Money(closing.DifferenceCoins, money));
    }
}
