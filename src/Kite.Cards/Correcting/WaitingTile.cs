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
        var narrowed = question.Store is { } number ? $"&store={number}" : "";
        var figures = new List<TileFigure>
        {
            new(texts["corrections.title"], "/cards/corrections?state=open" + narrowed)
            {
                Count = await open.LongCountAsync(cancel),
            },
        };
        if (asker.May(May.ReadStrategies))
        {
            figures.Add(new(texts["strategies.title"], "/cards/strategies?proposed=true")
            {
                Count = await db.Strategies.LongCountAsync(s => s.Proposed != null, cancel),
            });
        }
        figures.Add(new(texts["findings.title"], "/cards/findings?decided=false" + narrowed)
        {
            Count = await Undecided(question.Store).LongCountAsync(cancel),
        });
        return new TileView(Key, Title, figures);
    }

    // Cards that did not fit the books, and on which nobody has decided.
    private IQueryable<CardReading> Undecided(int? store)
    {
        var decisions = db.SealDecisions;
        var caught = db.CardReadings
            .Where(r => r.IsCaught && !decisions.Any(d => d.ReadingId == r.Id));
        return store is { } number ? caught.Where(r => r.StoreNumber == number) : caught;
    }
}
