using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What must hold of the books whoever wrote them: each proof is a question that both databases
/// answer alike, for the number of rows that contradict it.
/// </summary>
internal static class BooksProofs
{
    public static readonly IReadOnlyDictionary<string, string> All =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // I1: every transaction adds up to nothing in each unit, and has lines.
            ["unbalanced"] =
                """
                SELECT count(*) AS "Value" FROM (
                    SELECT t.id FROM transactions t LEFT JOIN entries e
                        ON e.purse_id = t.purse_id AND e.transaction_id = t.id
                    GROUP BY t.purse_id, t.id
                    HAVING sum(CASE WHEN e.account LIKE 'Points%' THEN 0 ELSE e.coins END) <> 0
                        OR sum(CASE WHEN e.account LIKE 'Points%' THEN e.coins ELSE 0 END) <> 0
                        OR count(e.line) = 0) x
                """,
            // I1: and no line stands without one.
            ["orphans"] =
                """
                SELECT count(*) AS "Value" FROM entries e WHERE NOT EXISTS (
                    SELECT 1 FROM transactions t
                    WHERE t.purse_id = e.purse_id AND t.id = e.transaction_id)
                """,
            // I2, I3, I8: a purse is what its lines and its lots add up to, and never below zero.
            ["purses"] =
                """
                SELECT count(*) AS "Value" FROM purses p WHERE
                    principal_coins < 0 OR bonus_coins < 0
                    OR principal_coins <> (SELECT coalesce(sum(coins), 0) FROM entries
                        WHERE purse_id = p.id AND account = 'Principal')
                    OR bonus_coins <> (SELECT coalesce(sum(coins), 0) FROM entries
                        WHERE purse_id = p.id AND account = 'Bonus')
                    OR principal_coins <> (SELECT coalesce(sum(principal_left_coins), 0)
                        FROM lots WHERE purse_id = p.id)
                    OR bonus_coins <> (SELECT coalesce(sum(bonus_left_coins), 0)
                        FROM lots WHERE purse_id = p.id)
                    OR lots <> (SELECT count(*) FROM lots WHERE purse_id = p.id)
                    OR lines <> (SELECT count(purse_line) FROM entries WHERE purse_id = p.id)
                """,
            // I8: so is every lot.
            ["lots"] =
                """
                SELECT count(*) AS "Value" FROM lots l LEFT JOIN (
                    SELECT purse_id, lot,
                        sum(CASE account WHEN 'Principal' THEN coins ELSE 0 END) AS principal,
                        sum(CASE account WHEN 'Bonus' THEN coins ELSE 0 END) AS bonus
                    FROM entries WHERE lot IS NOT NULL GROUP BY purse_id, lot) e
                    ON e.purse_id = l.purse_id AND e.lot = l.number
                WHERE principal_left_coins < 0 OR bonus_left_coins < 0
                    OR principal_left_coins <> coalesce(principal, 0)
                    OR bonus_left_coins <> coalesce(bonus, 0)
                """,
            // I4: a key stands for one transaction that is there.
            ["keys"] =
                """
                SELECT count(*) AS "Value" FROM (
                    SELECT k.transaction_id FROM value_keys k LEFT JOIN transactions t
                        ON t.purse_id = k.purse_id AND t.id = k.transaction_id
                    GROUP BY k.purse_id, k.transaction_id, t.id
                    HAVING t.id IS NULL OR count(*) > 1) x
                """,
            // I5: no more comes back than was paid, and only to whoever paid.
            ["refunds"] =
                """
                SELECT count(*) AS "Value" FROM (
                    SELECT r.refunds_id FROM transactions r LEFT JOIN transactions p
                        ON p.purse_id = r.purse_id AND p.id = r.refunds_id
                        AND p.kind = CASE r.kind WHEN 'Refund' THEN 'Payment'
                            WHEN 'Clawback' THEN 'Earning'
                            WHEN 'RedemptionRefund' THEN 'Redemption' END
                    WHERE r.refunds_id IS NOT NULL
                    GROUP BY r.purse_id, r.refunds_id, p.id, p.principal_coins, p.bonus_coins,
                        p.points
                    HAVING p.id IS NULL OR sum(r.principal_coins + r.bonus_coins)
                        > -(p.principal_coins + p.bonus_coins)
                        OR abs(sum(coalesce(r.points, 0))) > abs(coalesce(p.points, 0))) x
                """,
            // I12: each line of an account goes on from the one before, and none is left out.
            ["lines"] =
                """
                SELECT count(*) AS "Value" FROM (
                    SELECT coins, balance_coins, purse_line,
                        lag(balance_coins, 1, CAST(0 AS bigint))
                            OVER (PARTITION BY purse_id, account ORDER BY purse_line) AS before,
                        row_number() OVER (PARTITION BY purse_id ORDER BY purse_line) AS place
                    FROM entries
                    WHERE account IN ('Principal', 'Bonus', 'Points', 'PointsOwed')) x
                WHERE balance_coins <> before + coins OR balance_coins IS NULL
                    OR purse_line IS NULL OR purse_line <> place
                """,
            // I12: what a receipt says is what the lines say.
            ["receipts"] =
                """
                SELECT count(*) AS "Value" FROM transactions t WHERE
                    principal_coins <> (SELECT coalesce(sum(coins), 0) FROM entries
                        WHERE purse_id = t.purse_id AND transaction_id = t.id
                            AND account = 'Principal')
                    OR bonus_coins <> (SELECT coalesce(sum(coins), 0) FROM entries
                        WHERE purse_id = t.purse_id AND transaction_id = t.id
                            AND account = 'Bonus')
                    OR principal_after_coins <> coalesce((SELECT balance_coins FROM entries
                        WHERE purse_id = t.purse_id AND transaction_id = t.id
                            AND account = 'Principal' ORDER BY line DESC LIMIT 1),
                        principal_after_coins)
                    OR bonus_after_coins <> coalesce((SELECT balance_coins FROM entries
                        WHERE purse_id = t.purse_id AND transaction_id = t.id
                            AND account = 'Bonus' ORDER BY line DESC LIMIT 1), bonus_after_coins)
                """,
            // Places are given once, without gaps, each with a later stamp.
            ["places"] =
                """
                SELECT count(*) AS "Value" FROM (
                    SELECT position, at,
                        lag(at) OVER (ORDER BY position) AS before,
                        row_number() OVER (ORDER BY position) AS place
                    FROM transactions) x
                WHERE position <> place OR at <= before
                """,
            // What leaves one purse comes into another.
            ["transit"] =
                """
                SELECT count(*) AS "Value" FROM transactions t
                    LEFT JOIN transactions o ON o.id = t.relates_to_id
                        AND o.relates_to_id = t.id AND o.kind <> t.kind
                        AND o.principal_coins = -t.principal_coins
                        AND o.bonus_coins = -t.bonus_coins
                WHERE t.kind IN ('TransferOut', 'TransferIn') AND o.id IS NULL
                """,
        };

    /// <summary>The proofs that fail, with how many rows contradict them.</summary>
    public static async Task<Dictionary<string, long>> Faults(KiteDb db, CancellationToken cancel)
    {
        var faults = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, question) in All.Concat(PointProofs.All).Concat(AccountProofs.All))
        {
            var count = await db.Database.SqlQueryRaw<long>(question).ToListAsync(cancel);
            if (count[0] > 0) faults[name] = count[0];
        }
        var head = await db.BooksHeads.Select(h => h.Position).SingleAsync(cancel);
        var last = await db.Transactions.MaxAsync(t => (long?)t.Position, cancel) ?? 0;
        if (head != last) faults["places"] = faults.GetValueOrDefault("places") + 1;
        return faults;
    }
}
