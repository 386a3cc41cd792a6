using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>A report as a file.</summary>
internal sealed record PrintedReport(string Name, byte[] Bytes);

/// <summary>Puts tiles onto paper, in the reader's language.</summary>
internal sealed class PrintReport(
    KiteDb db, KeepMailDoor door, Paper paper, IStringLocalizer<Texts> texts, TimeProvider clock)
{
    public async Task<Result<PrintedReport>> Run(
        string title, string under, string name, IReadOnlyList<TileView> tiles,
        CancellationToken cancel)
    {
        var business = await db.BusinessAsync(cancel);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(business.TimeZone);
        // Without an address of Kite, paper has no links: they would lead nowhere.
        var place = await door.BaseAddress(cancel);
        var head = new PaperHead(
            business.Name is { Length: > 0 } named ? named : "Kite", title, under,
            texts["report.printed", Moments.Say(clock.GetUtcNow(), zone)])
        {
            Page = number => texts["report.page", number],
        };
        var written = paper.Write(head, [.. tiles.Select(Part)]);
        return written.Refusal is { } no ? no : new PrintedReport(name, written.Value);

        PaperPart Part(TileView tile) => new(tile.Title, [.. tile.Figures.Select(Row)])
        {
            Bars = [.. tile.Bars.Select(b => b.Amount)],
            FirstBar = tile.Bars is [var first, ..] ? Named(tile, first) : null,
            LastBar = tile.Bars is [.., var last] ? Named(tile, last) : null,
            Under = tile.Trouble ?? tile.Against,
        };

        PaperRow Row(TileFigure figure) => new(
            figure.Word, TileWords.Say(figure), TileWords.Changed(figure),
            place is not null && figure.Href is { } rows ? place + rows : null);
    }

    private static string Named(TileView tile, TileBar bar) =>
        $"{Figures.Day(bar.Day)}: {TileWords.Say(tile, bar)}";
}
