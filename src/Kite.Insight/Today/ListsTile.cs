using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>How many customers wait on each ready list.</summary>
internal sealed class ListsTile(OpenList open, IStringLocalizer<Texts> texts) : ITile
{
    public string Key => "lists";
    public string Permission => May.ReadInsight;
    public IReadOnlyList<Role> UsuallyFor { get; } =
        [Role.Owner, Role.Manager, Role.Salesperson, Role.SalesManager, Role.Service];

    public int Order => 40;
    public string Title => texts["tile.lists"];

    public async Task<Result<TileView>> Read(
        Asker asker, TileQuestion question, CancellationToken cancel)
    {
        var figures = new List<TileFigure>();
        foreach (var list in ReadyLists.All)
        {
            var read = await open.Run(
                asker, list, new() { Store = question.Store, Limit = 1 }, cancel);
            if (read.Refusal is { } no) return no;
            figures.Add(new(
                texts[$"lists.{list}"],
                AddressLine.Write($"/insight/lists/{list}", ("store", question.Store)))
            {
                Count = read.Value.Customers,
            });
        }
        return new TileView(Key, Title, figures);
    }
}
