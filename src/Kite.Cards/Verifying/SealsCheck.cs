using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// The seals of every card are a chain without a gap; each says what the books said at its place,
/// and was signed by a key of this business; and what was moved with a card that was read was
/// moved on its own purse.
/// </summary>
internal sealed class SealsCheck(KiteDb db, SealPress press) : ICheck
{
    private const int Together = 1_000;

    private const string Moved =
        """
        FROM transactions t WHERE t.purse_id = c.purse_id
            AND (c.seat_id IS NULL OR t.seat_id = c.seat_id) AND t.position <= s.position
        """;

    private static readonly string[] Proofs =
    [
        // Versions count 1, 2, 3 …, and the place in the books never goes back.
        """
        SELECT count(*) AS "Value" FROM (
            SELECT version, position,
                row_number() OVER (PARTITION BY card_id ORDER BY version) AS place,
                lag(position, 1, CAST(0 AS bigint))
                    OVER (PARTITION BY card_id ORDER BY version) AS before
            FROM card_seals) x
        WHERE version <> place OR position < before
        """,
        // What a seal says is what had moved by then: on the purse, or by the card's own seat.
        $"""
        SELECT count(*) AS "Value" FROM card_seals s LEFT JOIN cards c ON c.id = s.card_id
        WHERE c.id IS NULL
            OR s.position <> (SELECT coalesce(max(t.position), 0) {Moved})
            OR s.principal_coins <> (SELECT coalesce(sum(t.principal_coins), 0) {Moved})
            OR s.bonus_coins <> (SELECT coalesce(sum(t.bonus_coins), 0) {Moved})
            OR s.points <> (SELECT coalesce(sum(coalesce(t.points, 0)), 0) {Moved})
        """,
        // What moved with a card that was read moved on what this card opens, and what it was
        // taken for is known to have been on it.
        """
        SELECT count(*) AS "Value" FROM card_readings r WHERE r.transaction_id IS NOT NULL
            AND (NOT EXISTS (SELECT 1 FROM cards c JOIN transactions t
                    ON t.purse_id = c.purse_id AND t.id = r.transaction_id
                    WHERE c.id = r.card_id)
                OR (r.outcome IN ('Good', 'WrittenAgain') AND NOT EXISTS (
                    SELECT 1 FROM card_seals s
                    WHERE s.card_id = r.card_id AND s.version = r.version)))
        """,
        // Nothing that was caught moved anything but by two people, and decisions are on findings.
        """
        SELECT count(*) AS "Value" FROM card_readings r
        WHERE r.is_caught AND r.transaction_id IS NOT NULL AND r.passed_by IS NULL
        """,
        """
        SELECT count(*) AS "Value" FROM card_finding_decisions d WHERE NOT EXISTS (
            SELECT 1 FROM card_readings r WHERE r.id = d.reading_id AND r.is_caught)
        """,
    ];

    public async Task<Finding> Run(CancellationToken cancel)
    {
        var off = await Unsigned(cancel);
        foreach (var proof in Proofs)
            off += (await db.Database.SqlQueryRaw<long>(proof).ToListAsync(cancel))[0];
        var written = await db.WrittenSeals.LongCountAsync(cancel);
        var caught = await db.CardReadings.LongCountAsync(r => r.IsCaught, cancel);
        return new(
            "card-seals", off == 0,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["card-seals"] = written.ToString("N0", CultureInfo.CurrentCulture),
                ["card-findings"] = caught.ToString("N0", CultureInfo.CurrentCulture),
                ["off"] = off.ToString("N0", CultureInfo.CurrentCulture),
            });
    }

    // Who has the database alone cannot write a seal into it.
    private async Task<long> Unsigned(CancellationToken cancel)
    {
        var cards = db.Cards;
        var (off, card, version) = (0L, Guid.Empty, 0L);
        while (true)
        {
            var some = await db.WrittenSeals.AsNoTracking()
                .Where(s => s.CardId.CompareTo(card) > 0
                    || (s.CardId == card && s.Version > version))
                .OrderBy(s => s.CardId).ThenBy(s => s.Version).Take(Together)
                .Join(cards, s => s.CardId, c => c.Id, (Seal, c) => new { Seal, c.Number })
                .ToListAsync(cancel);
            if (some.Count == 0) return off;

            off += some.LongCount(
                s => !press.IsGenuine(s.Seal.On(s.Number), s.Seal.Signature));
            var last = some.MaxBy(s => (s.Seal.CardId, s.Seal.Version))!.Seal;
            (card, version) = (last.CardId, last.Version);
        }
    }
}
