using System.Globalization;
using System.Text.Json.Nodes;
using Kite.Importing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>A card that was not taken, which of the file's it is, and why.</summary>
public sealed record RefusedCard(int Card, int Line, string? Name, string Why);

/// <summary>A card that was taken without its photo, and why.</summary>
public sealed record PhotoLeftOut(int Card, int Line, string? Name, string Why);

/// <summary>
/// What became of a file of cards; the refused ones as a file of their own, each with its reason.
/// </summary>
public sealed record VcardSummary(
    int Read, int Added, int Known, int Refused, IReadOnlyList<RefusedCard> Reasons,
    string? RefusedFile)
{
    /// <summary>The photos that were taken along with the cards.</summary>
    public required int Photos { get; init; }

    /// <summary>Cards that were taken without the photo they bring.</summary>
    public required int WithoutPhoto { get; init; }
    public required IReadOnlyList<PhotoLeftOut> PhotosLeftOut { get; init; }
}

/// <summary>
/// Takes a file of electronic cards into the books: each is added, or known already, or refused
/// with its reason. The same file again adds nothing.
/// </summary>
public sealed class ImportVcards(
    KiteDb db, MasterKeys masters, Trail trail, IStringLocalizer<Texts> words, TimeProvider clock)
{
    /// <summary>Where customers from cards' files come from.</summary>
    internal const string Source = "vcard";
    internal const int MostCards = 20_000;
    internal const int MostMegabytes = 32;

    private const int MostReasons = 100;
    private const int BatchSize = 500;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/customers/vcards", Answer)
            .Needing(May.WriteCustomers)
            .WithMetadata(new RequestSizeLimitAttribute((MostMegabytes + 1) << 20))
            .DisableAntiforgery()
            .TakesFile("text/vcard")
            .WithSummary("Takes a file of vCards in; the answer holds the refused ones");

    private static async Task<Results<Ok<VcardSummary>, ProblemHttpResult>> Answer(
        bool? dryRun, HttpContext http, ImportVcards import, Asker asker,
        CancellationToken cancel)
    {
        var sent = await SentFile.In(http.Request, cancel);
        return sent.Refusal is { } nothing
            ? Http.Problem(nothing)
            : (await import.Run(asker, sent.Value.Body, dryRun ?? false, cancel)).ToHttp();
    }

    /// <summary>A dry run counts everything and keeps nothing.</summary>
    public async Task<Result<VcardSummary>> Run(
        Asker asker, Stream file, bool isDryRun, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var read = await Read(file, cancel);
        if (read.Refusal is { } no) return new BadInput("file", no);
        // One card is a customer typed in; many are an import.
        if (read.Value.Count > 1 && !asker.May(May.RunImports))
            return new NotAllowed(May.RunImports);

        var business = await db.For(asker).BusinessAsync(cancel);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var batch = new VcardBatch(
            db, masters, business, clock.GetUtcNow(), business.Today(clock));
        // Firms first: the people of the file find theirs.
        foreach (var some in read.Value.GroupBy(c => c.Card?.IsCompany is true)
            .OrderByDescending(g => g.Key).SelectMany(g => g.Chunk(BatchSize)))
            await batch.Take(some, cancel);
        if (!isDryRun)
        {
            await Note(read.Value.Count, batch, cancel);
            await whole.CommitAsync(cancel);
        }
        return Summary(read.Value.Count, batch);
    }

    private static async Task<Result<List<FileCard>>> Read(
        Stream file, CancellationToken cancel)
    {
        using var kept = new MemoryStream();
        var piece = new byte[64 * 1024];
        int got;
        while ((got = await file.ReadAsync(piece, cancel)) > 0)
        {
            if (kept.Length + got > MostMegabytes << 20)
                return new CardFileIsTooLarge(MostMegabytes);
            await kept.WriteAsync(piece.AsMemory(0, got), cancel);
        }
        if (kept.Length == 0) return new FileIsEmpty();

        var text = TextEncodings.Read(kept.GetBuffer().AsSpan(0, (int)kept.Length));
        var cards = VCardFile.Cards(text).Take(MostCards + 1)
            .Select((lines, i) => FileCard.Read(i + 1, lines)).ToList();
        if (cards.Count > MostCards) return new FileHoldsTooManyCards(MostCards);
        return cards.Count == 0 ? new FileHoldsNoCards() : cards;
    }

    private Task Note(int read, VcardBatch batch, CancellationToken cancel) => trail.Note(
        db,
        "vcard-import",
        id: null,
        new JsonObject
        {
            ["cards"] = read,
            ["added"] = batch.Added,
            ["known"] = batch.Known,
            ["refused"] = batch.Refused.Count,
            ["photos"] = batch.Photos,
            ["photosLeftOut"] = batch.WithoutPhoto.Count,
        },
        cancel);

    private VcardSummary Summary(int read, VcardBatch batch)
    {
        var refused = batch.Refused.OrderBy(c => c.Place).ToList();
        var reasons = refused.ConvertAll(c =>
            new RefusedCard(c.Place, c.Lines.First, c.Card?.Name, Why(c.No!)));
        var file = refused.Zip(reasons, (c, r) => VCardWriter.WriteRefused(c.Lines, r.Why));
        return new(
            read, batch.Added, batch.Known, refused.Count,
            [.. reasons.Take(MostReasons)],
            refused.Count == 0 ? null : string.Concat(file))
        {
            Photos = batch.Photos,
            WithoutPhoto = batch.WithoutPhoto.Count,
            PhotosLeftOut =
            [
                .. batch.WithoutPhoto.OrderBy(c => c.Card.Place).Take(MostReasons)
                    .Select(c => new PhotoLeftOut(
                        c.Card.Place, c.Card.Lines.First, c.Card.Card?.Name, Said(c.Why))),
            ],
        };
    }

    private string Why(Refusal no) => no is BadInput bad
        ? string.Join("; ", bad.Faults.Select(f => Named(f.Field) + Said(f.Why)))
        : Said(no);

    // A further phone or e-mail is told by what is wrong with it.
    private string Named(string field)
    {
        var key = "field." + char.ToLowerInvariant(field[0]) + field[1..];
        return words[key] is { ResourceNotFound: false } word ? word.Value + ": " : "";
    }

    private static string Said(Refusal no) => Wording.Say(no, CultureInfo.CurrentUICulture);
}
