using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// The books of stored value balance: each proof counts what contradicts it, over all rows, and
/// the chain of seals is whole (invariants I1 to I12 of rules/money.md as far as they apply).
/// </summary>
internal sealed class BooksCheck(KiteDb db) : ICheck
{
    public async Task<Finding> Run(CancellationToken cancel)
    {
        var figures = await Figures(cancel);
        var wrong = await BooksProofs.Faults(db, cancel);
        if (wrong.Count > 0)
            figures["off"] = string.Join(", ", wrong.Select(w => $"{w.Key} {w.Value}"));
        var broken = await SealChain.Broken(db, cancel);
        if (broken is { } at) figures["brokenAt"] = at.ToString(CultureInfo.CurrentCulture);
        return new("books", wrong.Count == 0 && broken is null, figures);
    }

    private async Task<Dictionary<string, string>> Figures(CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var count = await db.Transactions.LongCountAsync(cancel);
        var principal = await db.Purses.SumAsync(p => p.PrincipalCoins, cancel);
        var bonus = await db.Purses.SumAsync(p => p.BonusCoins, cancel);
        var unsealed = await db.BooksHeads.Select(h => h.Position).SingleAsync(cancel)
            - (await db.Seals.MaxAsync(s => (long?)s.LastPosition, cancel) ?? 0);
        var culture = CultureInfo.CurrentCulture;
        return new(StringComparer.Ordinal)
        {
            ["transactions"] = count.ToString("N0", culture),
            ["principal"] = new Money(principal, business.Currency).ToString(culture),
            ["bonus"] = new Money(bonus, business.Currency).ToString(culture),
            ["unsealed"] = unsealed.ToString("N0", culture),
        };
    }
}
