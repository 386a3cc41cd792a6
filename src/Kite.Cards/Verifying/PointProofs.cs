namespace Kite.Cards;

/// <summary>What must hold of points, likewise.</summary>
internal static class PointProofs
{
    public static readonly IReadOnlyDictionary<string, string> All =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // I2, I3, I8: what a guest has and owes is what the lines and the lots add up to;
            // nobody has points and owes some.
            ["points"] =
                """
                SELECT count(*) AS "Value" FROM purses p WHERE
                    points < 0 OR points_owed < 0 OR (points > 0 AND points_owed > 0)
                    OR points <> (SELECT coalesce(sum(coins), 0) FROM entries
                        WHERE purse_id = p.id AND account = 'Points')
                    OR -points_owed <> (SELECT coalesce(sum(coins), 0) FROM entries
                        WHERE purse_id = p.id AND account = 'PointsOwed')
                    OR points <> (SELECT coalesce(sum(points_left), 0)
                        FROM lots WHERE purse_id = p.id)
                """,
            // I8: so is every lot, and what of it has lapsed.
            ["point-lots"] =
                """
                SELECT count(*) AS "Value" FROM lots l LEFT JOIN (
                    SELECT e.purse_id, e.lot, sum(e.coins) AS points_left,
                        sum(CASE t.kind WHEN 'PointsLapse' THEN -e.coins ELSE 0 END) AS lapsed
                    FROM entries e JOIN transactions t
                        ON t.purse_id = e.purse_id AND t.id = e.transaction_id
                    WHERE e.account = 'Points' GROUP BY e.purse_id, e.lot) s
                    ON s.purse_id = l.purse_id AND s.lot = l.number
                WHERE l.points_left < 0 OR l.points_left <> coalesce(s.points_left, 0)
                    OR l.points_lapsed <> coalesce(s.lapsed, 0)
                """,
            // I12: what a receipt of points says is what the lines say, one after another.
            ["point-receipts"] =
                """
                SELECT count(*) AS "Value" FROM (
                    SELECT points, points_after,
                        lag(points_after, 1, CAST(0 AS bigint))
                            OVER (PARTITION BY purse_id ORDER BY position) AS before,
                        (SELECT coalesce(sum(coins), 0) FROM entries
                            WHERE purse_id = t.purse_id AND transaction_id = t.id
                                AND account IN ('Points', 'PointsOwed')) AS moved
                    FROM transactions t WHERE points IS NOT NULL) x
                WHERE points <> moved OR points_after <> before + points OR points_after IS NULL
                """,
            // Every movement of points for a purchase or for money off can be explained.
            ["explained"] =
                """
                SELECT count(*) AS "Value" FROM transactions t
                    LEFT JOIN point_purchases p
                        ON p.purse_id = t.purse_id AND p.transaction_id = t.id
                WHERE (t.kind IN ('Earning', 'Clawback') AND (p.purse_id IS NULL
                        OR p.points <> t.points OR p.day <> t.day
                        OR (t.kind = 'Clawback') <> (p.of_id IS NOT NULL)
                        OR (t.kind = 'Clawback' AND p.of_id <> t.refunds_id)))
                    OR (t.kind IN ('Earning', 'Redemption') AND t.points <> (
                        SELECT coalesce(sum(s.points), 0) FROM point_steps s
                        WHERE s.purse_id = t.purse_id AND s.transaction_id = t.id))
                """,
            // Nothing is explained that did not happen, and by rules only that there were.
            ["explanations"] =
                """
                SELECT (SELECT count(*) FROM point_purchases p WHERE NOT EXISTS (
                        SELECT 1 FROM transactions t
                        WHERE t.purse_id = p.purse_id AND t.id = p.transaction_id
                            AND t.kind IN ('Earning', 'Clawback')))
                    + (SELECT count(*) FROM point_steps s WHERE NOT EXISTS (
                        SELECT 1 FROM transactions t
                        WHERE t.purse_id = s.purse_id AND t.id = s.transaction_id)
                        OR NOT EXISTS (SELECT 1 FROM point_rules r
                            WHERE r.id = s.rule_id AND r.number = s.rule_number))
                    AS "Value"
                """,
            // I5: no more comes back of a purchase than was bought.
            ["returns"] =
                """
                SELECT count(*) AS "Value" FROM (
                    SELECT purse_id FROM point_purchases
                    GROUP BY purse_id, coalesce(of_id, transaction_id)
                    HAVING sum(coins) < 0
                        OR sum(CASE WHEN of_id IS NULL THEN 1 ELSE 0 END) <> 1) x
                """,
        };
}
