using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>What waits for a second person's sign-off.</summary>
internal sealed class WaitingTile(KiteDb db, IStringLocalizer<Texts> texts) : ITile
{
    public string Key => "waiting";
    public string Permission => May.ApproveValue;
    public IReadOnlyList<Role> UsuallyFor { get; } = [Role.Owner, Role.Manager, Role.Finance];
    public int Order => 15;
    public string Title => texts["tile.waiting"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        if (!asker.May(Permission)) return new NotAllowed(Permission);

        var open = db.Corrections.Where(c => c.State == CorrectionState.Open);
        if (question.Store is { } store) open = open.Where(c => c.StoreNumber == store);
        var figures = new List<TileFigure>
        {
            new(texts["corrections.title"], "/cards/corrections")
            {
                Count = await open.LongCountAsync(cancel),
            },
        };
        if (asker.May(May.ReadStrategies))
        {
            figures.Add(new(texts["strategies.title"], "/cards/strategies")
            {
                Count = await db.Strategies.LongCountAsync(s => s.Proposed != null, cancel),
            });
        }
        return new TileView(Key, Title, figures);
    }
}
