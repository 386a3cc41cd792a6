using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Lists the kinds of card; there are few, so all are read at once.</summary>
public sealed class ListCardKinds(
    KiteDb db, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/card-kinds",
                async (ListCardKinds list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("Lists the kinds of card");
        api.MapGet(
                "/card-kinds/export",
                async (
                    Choice<SheetFormat>? format, ListCardKinds list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The kinds of card as a file: format csv or xlsx");
    }

    public async Task<Result<Page<CardKindView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);

        var kinds = await db.CardKinds.AsNoTracking().OrderBy(k => k.Name).ToListAsync(cancel);
        return new Page<CardKindView>([.. kinds.Select(CardKindView.Of)], Next: null);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Run(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "card-kinds", format, all.Value.Items,
            [
                (texts["kind.name"], k => k.Name),
                (texts["kind.tiers"], k => string.Join(
                    "; ", k.Tiers.Select(t => $"{t.From.Coins}+{t.Bonus.Coins}"))),
                (texts["kind.order"], k => texts[$"kind.order.{k.SpendOrder}"].Value),
                (texts["kind.pin"], k => k.NeedsPin),
                (texts["kind.days"], k => k.BonusDays),
                (texts["kind.value"], k => k.ValueMonths),
                (texts["kind.holders"], k => texts[$"kind.holders.{k.Holders}"].Value),
                (texts["kind.discount"], k => k.DiscountBasisPoints / 100m),
                (texts["kind.term"], k => k.TermMonths),
                (texts["kind.carries"], k => texts[$"kind.carries.{k.Carries}"].Value),
                (texts["kind.seal"], k => k.NeedsSeal),
                (texts["kind.suspect"], k => texts[$"kind.suspect.{k.WhenSuspect}"].Value),
                (texts["kind.issued"], k => k.IsIssued),
            ],
            cancel);
    }
}
