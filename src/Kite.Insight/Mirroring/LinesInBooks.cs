namespace Kite.Insight;

/// <summary>
/// The lines of the books in the form in which the mirror keeps them. A line is something that
/// was brought back where its purchase is a return or its amount is below zero; where that is
/// known, it names the position of the purchase from which it came.
/// </summary>
internal static class LinesInBooks
{
    private const string Columns = """
        p.position, p.customer_number, p.store_number, p.day, l.product,
        l.quantity_thousandths AS quantity, l.net_coins,
        CASE WHEN p.is_return OR l.net_coins < 0 THEN 1 ELSE 0 END AS back,
        CASE WHEN p.is_return THEN COALESCE(o.position, 0) ELSE p.position END AS of_position
        """;

    // What was paid back at a till knows its bill; a merge takes both to the same customer.
    private const string Origin = """
        LEFT JOIN checkout_refunds r ON r.id = p.id
        LEFT JOIN purchases o ON o.customer_id = p.customer_id AND o.id = r.checkout_id
        """;

    private const string Join =
        "JOIN purchase_lines l ON l.customer_id = p.customer_id AND l.purchase_id = p.id";

    // Kept apart, so that PostgreSQL goes by the key and never reads the lines, and the purchases,
    // of all others for each stretch.
    private const string Lateral = """
        CROSS JOIN LATERAL (
            SELECT * FROM purchase_lines x
            WHERE x.customer_id = p.customer_id AND x.purchase_id = p.id OFFSET 0) l
        LEFT JOIN LATERAL (
            SELECT x.checkout_id FROM checkout_refunds x
            WHERE p.is_return AND x.id = p.id OFFSET 0) r ON TRUE
        LEFT JOIN LATERAL (
            SELECT x.position FROM purchases x
            WHERE x.customer_id = p.customer_id AND x.id = r.checkout_id OFFSET 0) o ON TRUE
        """;

    /// <summary>All of them, as a table to be asked.</summary>
    public const string All =
        $"(SELECT {Columns} FROM purchases p {Join} {Origin} WHERE l.product IS NOT NULL)";

    /// <summary>Those of the purchases behind one position and up to another, in order.</summary>
    public static string Between(bool isPostgres) => $"""
        SELECT {Columns}
        FROM (SELECT * FROM purchases WHERE position > @from AND position <= @to) p
        {(isPostgres ? Lateral : $"{Join} {Origin}")}
        WHERE l.product IS NOT NULL
        ORDER BY p.position, l.line
        """;
}
