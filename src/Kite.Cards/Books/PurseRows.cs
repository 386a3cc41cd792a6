namespace Kite.Cards;

/// <summary>Holds many purses at once, and writes them anew with what is in them.</summary>
internal static class PurseRows
{
    private static readonly string[] PurseKey = [nameof(Purse.Id)];

    private static readonly string[] PurseState =
    [
        nameof(Purse.PrincipalCoins), nameof(Purse.BonusCoins), nameof(Purse.Points),
        nameof(Purse.PointsOwed), nameof(Purse.Lines), nameof(Purse.Lots),
    ];

    private static readonly string[] LotKey = [nameof(Lot.PurseId), nameof(Lot.Number)];

    private static readonly string[] LotState =
    [
        nameof(Lot.PrincipalLeftCoins), nameof(Lot.BonusLeftCoins), nameof(Lot.PointsLeft),
        nameof(Lot.PointsLapsed), nameof(Lot.Basis), nameof(Lot.BasisPrincipalCoins),
        nameof(Lot.BasisBonusCoins),
    ];

    /// <summary>
    /// The purses of these keys, held until the transaction ends. In ascending order, so that two
    /// who want the same ones wait for each other and never both for ever.
    /// </summary>
    public static async Task<IReadOnlyList<Purse>> Hold(KiteDb db, Guid[] ids)
    {
        var asked = new QuestionsTogether(db);
        var held = asked.Hold(db, ids);
        await asked.Ask(default);
        return held;
    }

    /// <summary>Waits until nobody posts, and lets nobody post until the transaction ends.
    /// </summary>
    public static async Task HoldHead(KiteDb db, CancellationToken cancel)
    {
        var asked = new QuestionsTogether(db);
        asked.HoldHead(db);
        await asked.Ask(cancel);
    }

    extension(QuestionsTogether asked)
    {
        public IReadOnlyList<Purse> Hold(KiteDb db, Guid[] ids) =>
            asked.AddRows<Purse>("id", ids, "ORDER BY id" + Held(db));

        /// <summary>The end of the books, held likewise.</summary>
        public IReadOnlyList<BooksHead> HoldHead(KiteDb db) =>
            asked.AddRows<BooksHead>("id", BooksHead.TheOne, Held(db));
    }

    extension(RowsTogether rows)
    {
        public RowsTogether Change(IReadOnlyList<Purse> purses) =>
            rows.Change(purses, PurseKey, PurseState);

        public RowsTogether Change(IReadOnlyList<Lot> lots) =>
            rows.Change(lots, LotKey, LotState);

        public RowsTogether Change(BooksHead head) => rows.Change(
            [head], [nameof(BooksHead.Id)], [nameof(BooksHead.Position), nameof(BooksHead.At)]);
    }

    // On SQLite the transaction itself is the turn.
    private static string Held(KiteDb db) => db.IsPostgres ? " FOR UPDATE" : "";
}
