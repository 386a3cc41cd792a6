using System.Security.Cryptography;
using System.Text;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>Which way cash goes, how much and why; and who else signs, where that is needed.
/// </summary>
public sealed record CashMoveFacts(
    CashMoveKind? Kind, Money? Amount, string? Reason = null, SecondSignature? Second = null);

/// <summary>The shift after cash was moved, and whether that was told before.</summary>
public sealed record CashMoved(ShiftView Shift, bool IsReplay);

/// <summary>
/// Cash is put into a drawer or taken out of it during a shift (T15). What the drawer must hold
/// counts it from then on; asked again under the same key nothing moves a second time.
/// </summary>
internal sealed class MoveCash(KiteDb db, SecondPerson seconds, TimeProvider clock)
{
    private const int LongestReason = 200;
    private const int Most = 1_000;

    private sealed record Signed(Asker? Who);

    public async Task<Result<CashMoved>> Run(
        Asker asker, Guid id, CashMoveFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.KeepShifts)) return new NotAllowed(May.KeepShifts);
        if (ValueRoutes.FaultIn(key) is { } unnamed) return new BadInput([unnamed]);
        var hash = Hash(id, facts);
        if (await Known(key!, hash, cancel) is { } known) return known;

        var currency = (await db.BusinessAsync(cancel)).Currency;
        if (FaultsIn(facts, currency).ToList() is { Count: > 0 } faults)
            return new BadInput(faults);
        // Before all else is begun: a wrong password counts, whatever becomes of the rest.
        var second = await Second(asker, facts.Second);
        if (second.Refusal is { } unsigned) return new BadInput("second", unsigned);

        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        // A bill that is being paid is waited for, and seen: it takes a position first, too.
        await Counter.Take(db, Counter.Purchases, 0, cancel);
        if (await Known(key!, hash, cancel) is { } meanwhile) return meanwhile;
        var shift = await db.Shifts.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (shift is null) return new NoSuchShift($"{id}");
        var before = await db.CashMoves.Where(m => m.ShiftId == id).ToListAsync(cancel);
        if (await Stops(shift, facts, second.Value.Who, before, cancel) is { } no) return no;

        db.Add(new CashMove
        {
            ShiftId = id, Line = before.Count + 1, At = clock.GetUtcNow(), ById = asker.Id,
            By = asker.Name, Kind = facts.Kind!.Value, Coins = facts.Amount!.Value.Coins,
            Reason = facts.Reason!.Trim(), SecondId = second.Value.Who?.Id,
            SecondName = second.Value.Who?.Name, Key = key!, RequestHash = hash,
        });
        await db.SaveChangesAsync(cancel);
        await whole.CommitAsync(cancel);
        return new CashMoved((await db.ShiftAsync(id, cancel))!, IsReplay: false);
    }

    private async Task<Refusal?> Stops(
        Shift shift, CashMoveFacts facts, Asker? second, List<CashMove> before,
        CancellationToken cancel)
    {
        if (await db.ShiftClosings.AnyAsync(c => c.ShiftId == shift.Id, cancel))
            return new ShiftIsClosed(shift.Number);
        if (before.Count >= Most) return new ShiftIsFull(Most);

        var money = Currency.Of(shift.Currency);
        var coins = facts.Amount!.Value.Coins;
        if (facts.Kind is CashMoveKind.PaidOut)
        {
            var holds = ShiftReckoning.Expected(
                shift.FloatCoins, await db.TakingsOf(shift.Id, cancel));
            if (coins > holds)
                return new BadInput("amount", new DrawerHoldsLess(new(Math.Max(0, holds), money)));
        }
        if (second is not null || await KeepCashLimit.Newest(db, cancel) is not { } limit)
            return null;
        var alone = limit.LeftAfter(before.Where(m => m.SecondId is null).Sum(m => m.Coins));
        return coins > alone
            ? new BadInput("second", new CashNeedsSecondPerson(new(alone, money)))
            : null;
    }

    private async Task<Result<Signed>> Second(Asker asker, SecondSignature? signature)
    {
        if (signature is null) return new Signed(null);
        var second = await seconds.Run(asker, signature, May.ApproveValue);
        return second.Refusal is { } no ? no : new Signed(second.Value);
    }

    private async Task<Result<CashMoved>?> Known(
        string key, byte[] hash, CancellationToken cancel)
    {
        var first = await db.CashMoves.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Key == key, cancel);
        if (first is null) return null;
        return first.RequestHash.AsSpan().SequenceEqual(hash)
            ? new CashMoved((await db.ShiftAsync(first.ShiftId, cancel))!, IsReplay: true)
            : new KeyWasUsedForAnother(key);
    }

    private static IEnumerable<Fault> FaultsIn(CashMoveFacts facts, Currency currency)
    {
        if (facts.Kind is not { } kind || !Enum.IsDefined(kind))
            yield return new("kind", new CashGoesNowhere());
        if (facts.Amount is not { } money || money.Currency != currency
            || money.Coins is <= 0 or > Purchase.MostCoins)
        {
            yield return new("amount", new MovedCashIsUnfit(currency.Code));
        }
        if (facts.Reason?.Trim().Length is null or 0 or > LongestReason
            || facts.Reason.Contains('\0', StringComparison.Ordinal))
            yield return new("reason", new ShiftReasonIsMissing(LongestReason));
    }

    // The signature is no part of what the key stands for.
    private static byte[] Hash(Guid id, CashMoveFacts facts) => SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join(
            '\n', $"{id:N}", facts.Kind, facts.Amount?.Coins, facts.Amount?.Currency.Code,
            facts.Reason?.Trim())));
}
