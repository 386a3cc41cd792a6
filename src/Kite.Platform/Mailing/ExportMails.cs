using Kite.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite;

/// <summary>Takes the list of letters along as a file.</summary>
public sealed class ExportMails(ListMails list, TakeList take, IStringLocalizer<Texts> texts)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/mails/export",
                async (
                    [AsParameters] MailsQuestion question, Choice<SheetFormat>? format,
                    ExportMails export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("Letters that left, wait or were given up, as a file");

    public async Task<Result<Export>> Run(
        Asker asker, MailsQuestion question, SheetFormat? format, CancellationToken cancel)
    {
        var whole = question with { Limit = Cursor.GreatestLimit };
        var first = await list.Run(asker, whole, cancel);
        if (first.Refusal is { } no) return no;

        return await take.Run(
            asker, "mails", format,
            [
                texts["mails.kind"], texts["mails.person"], texts["mails.occasion"],
                texts["mails.state"], texts["mails.attempts"], texts["mails.created"],
                texts["mails.sent"], texts["mails.why"],
            ],
            first.Value.All(after => list.Run(asker, whole with { After = after }, cancel))
                .Select(IReadOnlyList<object?> (m) =>
                [
                    texts[$"mails.kind.{m.Kind}"].Value, m.Person, m.Occasion,
                    texts[MailParts.Word(m.State)].Value, m.Attempts, m.CreatedAt, m.SentAt,
                    m.Why,
                ]),
            cancel);
    }
}
