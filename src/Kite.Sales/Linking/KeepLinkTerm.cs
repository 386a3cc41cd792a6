using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>For how many days a receipt's link opens; 0 where none are given.</summary>
public sealed record LinkTermFacts(int? Days);

/// <summary>For how many days a receipt's link opens, since when, and who said so.</summary>
public sealed record LinkTermView(int Days, DateTimeOffset? At, string? By);

/// <summary>Says how long receipts' links open.</summary>
internal sealed class KeepLinkTerm(KiteDb db, Trail trail, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/receipt-link-term",
                async (KeepLinkTerm keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadPurchases)
            .WithSummary("For how many days a receipt's link opens");
        api.MapPut(
                "/receipt-link-term",
                async (
                    LinkTermFacts facts, KeepLinkTerm keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Set(asker, facts, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Says for how many days a receipt's link opens; 0 for no links");
    }

    public async Task<Result<LinkTermView>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        return await Newest(db, cancel) is { } term
            ? new LinkTermView(term.Days, term.At, term.By)
            : new LinkTermView(ReceiptLinkTerm.UsualDays, null, null);
    }

    public async Task<Result<LinkTermView>> Set(
        Asker asker, LinkTermFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        if (facts.Days is not (>= 0 and <= ReceiptLinkTerm.MostDays))
            return new BadInput("days", new OutOfRange(0, ReceiptLinkTerm.MostDays));

        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        await trail.Note(
            db, "receipt-link-term", Guid.Empty, new JsonObject { ["days"] = facts.Days }, cancel);
        var term = new ReceiptLinkTerm
        {
            Number = ((await Newest(db, cancel))?.Number ?? 0) + 1,
            Days = facts.Days.Value,
            At = clock.GetUtcNow(),
            By = asker.Name,
        };
        await BulkWriter.Write(db, [term], cancel);
        await whole.CommitAsync(cancel);
        return new LinkTermView(term.Days, term.At, term.By);
    }

    public static Task<ReceiptLinkTerm?> Newest(KiteDb db, CancellationToken cancel) =>
        db.ReceiptLinkTerms.AsNoTracking().OrderByDescending(t => t.Number)
            .FirstOrDefaultAsync(cancel);
}
