using Kite.Sales;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Opens the receipts on which a pair is, the latest into the books first (A7).</summary>
internal sealed class ListBasketReceipts(AskFigures ask, AskBaskets baskets, ListPurchases list)
{
    private sealed record Key(long Position);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/baskets/receipts",
                async (
                    [AsParameters] BasketReceiptQuestion question, ListBasketReceipts list,
                    Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The receipts on which a product is, or two together");

    public async Task<Result<Page<PurchaseView>>> Run(
        Asker asker, BasketReceiptQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPurchases)) return new NotAllowed(May.ReadPurchases);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var begun = await ask.Begin(asker, question, cancel);
        if (begun.Refusal is { } no) return no;

        await using var snapshot = await ask.Open(cancel);
        var found = await baskets.Find(
            begun.Value, snapshot, question.Level?.Value ?? GoodsLevel.Product,
            question.Product ?? "", question.With, cancel);
        if (found.Refusal is { } unknown) return unknown;

        var rows = Keyset.Take(
            found.Value.Receipts, p => new Key(p), (a, b) => b.Position.CompareTo(a.Position),
            place.Value, limit.Value.Count);
        var read = await list.At(asker, rows.Items, cancel);
        return read.Refusal is { } barred
            ? barred
            : new Page<PurchaseView>(read.Value, rows.Next);
    }
}
