using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// What is offered to customers: strategies that wait for a second person, the coupons issued, and
/// how many of those have brought somebody back.
/// </summary>
internal sealed class OffersTile(
    KiteDb db, TimeProvider clock, IStringLocalizer<Texts> texts) : IReportTile
{
    private const int Days = 7;

    public string Key => "offers";
    public string Permission => May.ReadCards;
    public IReadOnlyList<Role> UsuallyFor { get; } = [Role.SalesManager];
    public int Order => 35;
    public string Title => texts["tile.offers"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        if (!asker.May(Permission)) return new NotAllowed(Permission);

        var business = await db.BusinessAsync(cancel);
        var today = business.Today(clock);
        var week = Period.Of(today.AddDays(1 - Days), today).Value;
        var figures = await Coupons(week, question.Store, business, cancel);
        // A strategy holds in many stores, and waits for one person.
        if (asker.May(May.ReadStrategies))
        {
            figures.Insert(0, new(texts["tile.proposed"], "/cards/strategies?proposed=true")
            {
                Count = await db.Strategies.LongCountAsync(s => s.Proposed != null, cancel),
            });
        }
        return new TileView(Key, Title, figures, texts["tile.offers.week", Days]);
    }

    public async Task<Result<TileView>> Over(
        Asker asker, Period days, int? store, CancellationToken cancel)
    {
        if (!asker.May(Permission)) return new NotAllowed(Permission);

        var business = await db.BusinessAsync(cancel);
        return new TileView(Key, Title, await Coupons(days, store, business, cancel));
    }

    private async Task<List<TileFigure>> Coupons(
        Period days, int? store, Business business, CancellationToken cancel)
    {
        var (begins, ends) = (business.Begins(days.From), business.Ends(days.To));
        var issued = db.Coupons.Where(c => c.IssuedAt >= begins && c.IssuedAt < ends);
        if (store is { } only) issued = issued.Where(c => c.StoreNumber == only);
        var rows = $"/cards/coupons?issuedFrom={days.From:yyyy-MM-dd}&issuedTo={days.To:yyyy-MM-dd}"
            + (store is { } number ? $"&store={number}" : "");
        return
        [
            new(texts["tile.coupons.issued"], rows)
            {
                Count = await issued.LongCountAsync(cancel),
            },
            new(texts["tile.coupons.used"], rows + "&used=true")
            {
                Count = await issued.LongCountAsync(c => c.UsesTaken > 0, cancel),
            },
        ];
    }
}
