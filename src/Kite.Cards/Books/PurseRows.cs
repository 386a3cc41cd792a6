using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Holds and rewrites many purses and lots with one statement each.</summary>
internal static class PurseRows
{
    /// <summary>
    /// The purses of these keys, held until the transaction ends. In ascending order, so that two
    /// who want the same ones wait for each other and never both for ever.
    /// </summary>
    public static Task<List<Purse>> Hold(KiteDb db, Guid[] ids)
    {
        // On SQLite the transaction itself is the turn.
        if (!db.IsPostgres)
        {
            return db.Purses.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.Id)
                .ToListAsync();
        }
        return db.Purses
            .FromSql($"SELECT * FROM purses WHERE id = ANY({ids}) ORDER BY id FOR UPDATE")
            .AsNoTracking().ToListAsync();
    }

    /// <summary>The end of the books, held likewise.</summary>
    public static Task<BooksHead> HoldHead(KiteDb db) =>
        (db.IsPostgres
            ? db.BooksHeads.FromSql($"SELECT * FROM books_head FOR UPDATE")
            : db.BooksHeads)
        .AsNoTracking().SingleAsync();

    public static async Task Write(KiteDb db, List<Purse> purses)
    {
        if (db.IsPostgres)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE purses SET principal_coins = n.principal, bonus_coins = n.bonus,
                    points = n.points, points_owed = n.owed, lines = n.lines, lots = n.lots
                FROM unnest(
                    {purses.Select(p => p.Id).ToArray()},
                    {purses.Select(p => p.PrincipalCoins).ToArray()},
                    {purses.Select(p => p.BonusCoins).ToArray()},
                    {purses.Select(p => p.Points).ToArray()},
                    {purses.Select(p => p.PointsOwed).ToArray()},
                    {purses.Select(p => p.Lines).ToArray()},
                    {purses.Select(p => p.Lots).ToArray()})
                    AS n(id, principal, bonus, points, owed, lines, lots)
                WHERE purses.id = n.id
                """);
            return;
        }
        foreach (var p in purses)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE purses SET principal_coins = {p.PrincipalCoins},
                    bonus_coins = {p.BonusCoins}, points = {p.Points},
                    points_owed = {p.PointsOwed}, lines = {p.Lines}, lots = {p.Lots}
                WHERE id = {p.Id.ToByteArray(bigEndian: true)}
                """);
        }
    }

    public static async Task Write(KiteDb db, List<Lot> lots)
    {
        if (lots.Count == 0) return;
        if (db.IsPostgres)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE lots SET principal_left_coins = n.principal_left,
                    bonus_left_coins = n.bonus_left, points_left = n.points_left,
                    points_lapsed = n.points_lapsed, basis = n.basis,
                    basis_principal_coins = n.basis_principal, basis_bonus_coins = n.basis_bonus
                FROM unnest(
                    {lots.Select(l => l.PurseId).ToArray()},
                    {lots.Select(l => l.Number).ToArray()},
                    {lots.Select(l => l.PrincipalLeftCoins).ToArray()},
                    {lots.Select(l => l.BonusLeftCoins).ToArray()},
                    {lots.Select(l => l.PointsLeft).ToArray()},
                    {lots.Select(l => l.PointsLapsed).ToArray()},
                    {lots.Select(l => l.Basis).ToArray()},
                    {lots.Select(l => l.BasisPrincipalCoins).ToArray()},
                    {lots.Select(l => l.BasisBonusCoins).ToArray()})
                    AS n(purse_id, number, principal_left, bonus_left, points_left,
                        points_lapsed, basis, basis_principal, basis_bonus)
                WHERE lots.purse_id = n.purse_id AND lots.number = n.number
                """);
            return;
        }
        foreach (var l in lots)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE lots SET principal_left_coins = {l.PrincipalLeftCoins},
                    bonus_left_coins = {l.BonusLeftCoins}, points_left = {l.PointsLeft},
                    points_lapsed = {l.PointsLapsed}, basis = {l.Basis},
                    basis_principal_coins = {l.BasisPrincipalCoins},
                    basis_bonus_coins = {l.BasisBonusCoins}
                WHERE purse_id = {l.PurseId.ToByteArray(bigEndian: true)}
                    AND number = {l.Number}
                """);
        }
    }
}
