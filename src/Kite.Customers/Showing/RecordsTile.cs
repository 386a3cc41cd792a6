using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>Who is new among the customers, and which records may be of one and the same.
/// </summary>
internal sealed class RecordsTile(
    KiteDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : IReportTile
{
    private const int Days = 7;

    public string Key => "records";
    public string Permission => May.ReadCustomers;
    public IReadOnlyList<Role> UsuallyFor { get; } =
    [
        Role.Owner, Role.Manager, Role.Salesperson, Role.SalesManager, Role.Service,
        Role.PrivacyOfficer,
    ];

    public int Order => 90;
    public string Title => texts["customers.title"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        if (!asker.May(Permission)) return new NotAllowed(Permission);

        var business = await db.BusinessAsync(cancel);
        var first = business.Today(clock).AddDays(1 - Days);
        var since = business.Begins(first);
        var added = await db.Customers
            .LongCountAsync(
                c => c.CreatedAt >= since && c.Number > 0 && c.MergedInto == null, cancel);
        var figures = new List<TileFigure>
        {
            new(texts["tile.added", Days], $"/customers?addedFrom={first:yyyy-MM-dd}")
            {
                Count = added,
            },
        };
        // Who may not merge them may not open them either.
        if (asker.May(May.WriteCustomers))
        {
            figures.Add(new(texts["tile.alike"], "/customers/duplicates")
            {
                Count = await db.DuplicatePairs
                    .LongCountAsync(p => p.State == PairState.Open, cancel),
            });
        }
        return new TileView(Key, Title, figures);
    }

    public async Task<Result<TileView>> Over(
        Asker asker, Period days, int? store, CancellationToken cancel)
    {
        if (!asker.May(Permission)) return new NotAllowed(Permission);

        var business = await db.BusinessAsync(cancel);
        return new TileView(
            Key, Title,
            [
                new(
                    texts["tile.added.days"],
                    $"/customers?addedFrom={days.From:yyyy-MM-dd}&addedTo={days.To:yyyy-MM-dd}")
                {
                    Count = await Added(days),
                },
            ],
            // Customers belong to no store.
            store is null ? null : texts["tile.added.everywhere"].Value);

        Task<long> Added(Period within)
        {
            var (first, end) = (business.Begins(within.From), business.Ends(within.To));
            return db.Customers.LongCountAsync(
                c => c.CreatedAt >= first && c.CreatedAt < end && c.Number > 0
                    && c.MergedInto == null,
                cancel);
        }
    }
}
