namespace Kite.Insight;

internal static class ReadTastes
{
    extension(Snapshot snapshot)
    {
        /// <summary>
        /// What each named customer bought in a period, every product once; what was brought back
        /// whole is not among it.
        /// </summary>
        public Task<Tastes> Tastes(Period period, int? store) =>
            snapshot.Worked(
                $"tastes {period.From:O}", period.To, store,
                async () =>
                {
                    // It is kept for others, who do not go when the first one does.
                    var stay = CancellationToken.None;
                    var back = await snapshot.BroughtBack();
                    var (customers, lines) = await snapshot.Lines.Buyers(period, store, stay);
                    var count = new TasteCount(customers, lines, back);
                    while (count.Next())
                    {
                        await snapshot.Lines.Scan(
                            period, store, count.Add, stay, named: true);
                        count.End();
                    }
                    return count.Told();
                },
                tastes => tastes.Count);
    }
}
