namespace Kite.Cards;

/// <summary>What must hold of company accounts: who spent how much of which limit adds up.
/// </summary>
internal static class AccountProofs
{
    // What was spent with a card counts for the day on which it was paid, whenever it came back.
    private const string Spent =
        """
        SELECT t.seat_id, coalesce(p.day, t.day) AS day, t.kind, t.position,
            -(t.principal_coins + t.bonus_coins) AS coins
        FROM transactions t LEFT JOIN transactions p
            ON p.purse_id = t.purse_id AND p.id = t.refunds_id
        WHERE t.seat_id IS NOT NULL AND t.kind IN ('Payment', 'Refund')
        """;

    public static readonly IReadOnlyDictionary<string, string> All =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // What stands as spent on a day is what was paid on it, less what came back.
            ["seat-days"] =
                $"""
                SELECT count(*) AS "Value" FROM (
                    SELECT seat_id, day FROM (
                        SELECT seat_id, day, coins FROM ({Spent}) s
                        UNION ALL SELECT seat_id, day, -coins FROM seat_days) x
                    GROUP BY seat_id, day HAVING sum(coins) <> 0) y
                """,
            // Whoever paid was within the limits that held just then.
            ["seat-limits"] =
                $"""
                SELECT count(*) AS "Value" FROM (
                    SELECT s.*,
                        sum(coins) OVER (PARTITION BY seat_id, day ORDER BY position) AS of_day,
                        sum(coins) OVER (
                            PARTITION BY seat_id, substr(CAST(day AS text), 1, 7)
                            ORDER BY position) AS of_month
                    FROM ({Spent}) s) r
                JOIN seat_limits l ON l.seat_id = r.seat_id AND l.number = (
                    SELECT max(n.number) FROM seat_limits n
                    WHERE n.seat_id = r.seat_id AND n.after_position < r.position)
                WHERE r.kind = 'Payment' AND (r.coins > l.purchase_coins
                    OR r.of_day > l.day_coins OR r.of_month > l.month_coins)
                """,
            // A movement names the seat of its card, and it lies on the account of that seat.
            ["seats"] =
                """
                SELECT count(*) AS "Value" FROM transactions t
                    LEFT JOIN cards c ON c.id = t.card_id
                    LEFT JOIN account_seats s ON s.id = t.seat_id
                    LEFT JOIN company_accounts a ON a.id = s.account_id
                WHERE (t.seat_id IS NOT NULL
                        AND (c.seat_id IS NULL OR c.seat_id <> t.seat_id
                            OR a.purse_id IS NULL OR a.purse_id <> t.purse_id))
                    OR (t.seat_id IS NULL AND c.seat_id IS NOT NULL)
                """,
            // Every card of an account opens the account's own purse, and has limits.
            ["account-cards"] =
                """
                SELECT count(*) AS "Value" FROM cards c
                    LEFT JOIN account_seats s ON s.id = c.seat_id
                    LEFT JOIN company_accounts a ON a.id = s.account_id
                WHERE (c.seat_id IS NOT NULL OR c.account_number IS NOT NULL)
                    AND (a.id IS NULL OR a.purse_id <> c.purse_id
                        OR a.number <> c.account_number OR a.kind_id <> c.kind_id
                        OR NOT EXISTS (SELECT 1 FROM seat_limits l WHERE l.seat_id = s.id))
                """,
        };
}
