using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Takes a list of memberships along as a file.</summary>
internal sealed class ExportMemberships(
    ListMemberships list, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/memberships/export",
                async (
                    [AsParameters] MembershipQuestion question, Choice<SheetFormat>? format,
                    ExportMemberships export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("A list of memberships as a file: format csv or xlsx");

    public async Task<Result<Export>> Run(
        Asker asker, MembershipQuestion question, SheetFormat? format,
        CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit, After = null };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "memberships", format,
            [
                texts["membership.number"], texts["membership.plan"],
                texts["membership.grade"], texts["membership.state"],
                texts["membership.customer"], texts["membership.card"],
                texts["membership.first"], texts["membership.last"], texts["membership.fee"],
                texts["membership.earned"], texts["membership.deferred"],
                texts["membership.given-back"], texts["card.currency"],
                texts["membership.sold"], texts["membership.reference"],
            ],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(Row),
            cancel);
    }

    private IReadOnlyList<object?> Row(MembershipView m) =>
    [
        m.Number, m.Plan, m.Grade, texts[$"membership.state.{m.State}"].Value,
        m.CustomerNumber, m.Card, m.FirstDay, m.LastDay, m.Fee, m.Earned,
        m.Deferred, m.Back, m.Fee.Currency.Code, m.SoldOn, m.Reference,
    ];
}
