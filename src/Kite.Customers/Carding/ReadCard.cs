using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>The text of a card or of an e-mail's end, and what someone corrected of it.</summary>
public sealed record CardOrder
{
    public string? Text { get; init; }

    /// <summary>Each stands for all that the card says of its field; an empty one for nothing.
    /// </summary>
    public IReadOnlyList<CardPart?>? Corrected { get; init; }

    internal Result<CardDraft> Understood()
    {
        if (Text?.Length > CardText.Longest)
            return new BadInput("text", new TextIsTooLong(CardText.Longest));
        var corrected = (Corrected ?? []).OfType<CardPart>()
            .Where(p => Enum.IsDefined(p.Field))
            .GroupBy(p => p.Field)
            .ToDictionary(g => g.Key, g => string.Join("; ", g.Select(p => p.Value)));
        var draft = CardText.Read(Text ?? "").With(corrected);
        return draft.Parts.Count == 0 ? new BadInput("text", new NothingTyped()) : draft;
    }
}

/// <summary>
/// What was understood of a card: its parts with their lines, the customer they make, the firm of
/// the books it names, and who of the books it may be.
/// </summary>
public sealed record CardReading(
    IReadOnlyList<CardPart> Parts, CustomerFacts Facts, KnownFirm? Firm,
    IReadOnlyList<LikenessView> Likenesses);

/// <summary>Understands the text of a business card while it is being pasted.</summary>
public sealed class ReadCard(KiteDb db, FindLikenesses likenesses)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/cards/readings",
                async (
                    CardOrder order, ReadCard read, Asker asker, CancellationToken cancel) =>
                    (await read.Run(asker, order, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Understands the text of a business card; nothing is kept");

    public async Task<Result<CardReading>> Run(
        Asker asker, CardOrder order, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var understood = order.Understood();
        if (understood.Refusal is { } no) return no;

        var draft = understood.Value;
        var region = (await db.For(asker).BusinessAsync(cancel)).Region;
        var firm = await db.FirmOn(draft, cancel);
        var facts = CardFacts.Of(draft, region, firm is not null);
        var alike = await likenesses.Run(asker, facts, except: null, cancel);
        return new CardReading(
            draft.Parts, facts, firm, alike.Refusal is null ? alike.Value.Items : []);
    }
}

/// <summary>The firm that the text of a card names.</summary>
internal static class FirmOnCard
{
    extension(KiteDb db)
    {
        public async Task<KnownFirm?> FirmOn(CardDraft draft, CancellationToken cancel)
        {
            // A card without a person is the firm's own.
            if (draft.First(CardField.Name) is null) return null;
            return draft.First(CardField.Company) is { } name
                ? (await db.FirmsCalled([name], cancel)).GetValueOrDefault(name)
                : null;
        }
    }
}
