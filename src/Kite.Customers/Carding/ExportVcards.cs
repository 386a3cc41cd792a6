using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>The card of one customer, with the name of its file.</summary>
public sealed record VcardFile(string FileName, string Text);

/// <summary>Cards of a list, written while they are read, with the name of their file.</summary>
public sealed record VcardsOfList(string FileName, Func<Stream, Task> Write);

/// <summary>
/// Gives customers along as electronic cards, which phones and address books take in; the trail
/// keeps that it was done.
/// </summary>
public sealed class ExportVcards(
    KiteDb db, MasterKeys masters, Search search, UnderstandList understand, Trail trail,
    TimeProvider clock)
{
    private const string Type = "text/vcard; charset=utf-8";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/customers/{id:guid}/vcard", AnswerOne)
            .Needing(May.Export)
            .GivesFile("text/vcard")
            .WithSummary("A customer as a vCard: version 3, or 4");
        api.MapGet("/customers/vcards", AnswerList)
            .Needing(May.Export)
            .GivesFile("text/vcard")
            .WithSummary("A list of customers as vCards: version 3, or 4");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AnswerOne(
        Guid id, int? version, ExportVcards export, Asker asker, CancellationToken cancel)
    {
        var made = await export.One(asker, id, version, cancel);
        return made.Refusal is { } no
            ? Http.Problem(no)
            : TypedResults.File(
                Encoding.UTF8.GetBytes(made.Value.Text), Type, made.Value.FileName);
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> AnswerList(
        [AsParameters] CustomerQuestion question, int? version, ExportVcards export, Asker asker,
        CancellationToken cancel)
    {
        var made = await export.Run(asker, question, version, cancel);
        return made.Refusal is { } no
            ? Http.Problem(no)
            : TypedResults.Stream(made.Value.Write, Type, made.Value.FileName);
    }

    public async Task<Result<VcardFile>> One(
        Asker asker, Guid id, int? version, CancellationToken cancel)
    {
        if (Refused(asker, version) is { } no) return no;
        var found = await db.SurvivorFor(id, cancel);
        if (found is null || found.Customer.Number <= 0) return new NoSuchCustomer($"{id}");

        var card = (await db.CardsOf([found.Customer], cancel))[0] with
        {
            Photo = await db.OpenPhoto(found.Customer.Id, masters, cancel),
        };
        await Note(asker, found.Customer.Id, new JsonObject { ["format"] = "vcard" }, cancel);
        return new VcardFile(
            $"customer-{found.Customer.Number}.vcf", VCardWriter.Write(card, version == 4));
    }

    public async Task<Result<VcardsOfList>> Run(
        Asker asker, CustomerQuestion asked, int? version, CancellationToken cancel)
    {
        if (Refused(asker, version) is { } no) return no;
        var understood = await understand.Run(asker, asked, cancel);
        if (understood.Refusal is { } strange) return strange;

        var question = understood.Value;
        var customers = await db.CustomersFor(asker, question, search, cancel);
        var facts = new JsonObject
        {
            ["format"] = "vcard",
            ["customers"] = await customers.CountUpTo(question, int.MaxValue, cancel),
            ["kind"] = question.Kind?.ToString(),
            ["language"] = question.Language,
            ["source"] = question.Source,
            ["import"] = question.ImportId?.ToString(),
            ["custom"] = string.Join(',', question.Own.Tests.Select(t => t.Field.Key)),
            ["figures"] = string.Join(',', question.Figure?.Asked.Keys ?? []),
            ["searched"] = !string.IsNullOrWhiteSpace(question.Search),
            ["ticked"] = question.Ticked is not null,
        };
        await Note(asker, id: null, facts, cancel);
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return new VcardsOfList(
            $"customers-{today:yyyy-MM-dd}.vcf",
            wire => Write(asker, question, version == 4, wire, cancel));
    }

    private static Refusal? Refused(Asker asker, int? version)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        return version is null or 3 or 4 ? null : new BadInput("version", new OutOfRange(3, 4));
    }

    private async Task Write(
        Asker asker, CustomerQuestion question, bool isFour, Stream wire,
        CancellationToken cancel)
    {
        await using var writer = new StreamWriter(wire, new UTF8Encoding(false), leaveOpen: true);
        await foreach (var batch in db.InBatches(asker, question, search, cancel))
        {
            var pictured = await db.WithPhoto([.. batch.Select(c => c.Id)], cancel);
            foreach (var (customer, bare) in batch.Zip(await db.CardsOf(batch, cancel)))
            {
                // One photo at a time: those of a whole list would fill the memory.
                var card = pictured.Contains(customer.Id)
                    ? bare with { Photo = await db.OpenPhoto(customer.Id, masters, cancel) }
                    : bare;
                await writer.WriteAsync(VCardWriter.Write(card, isFour).AsMemory(), cancel);
            }
        }
    }

    private async Task Note(Asker asker, Guid? id, JsonObject facts, CancellationToken cancel)
    {
        await using var whole = await db.For(asker).Database.BeginTransactionAsync(cancel);
        await trail.Note(db, "customer-export", id, facts, cancel);
        await whole.CommitAsync(cancel);
    }
}
