using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What is known of where a customer came from, or why they choose us.</summary>
public sealed record AnswerView(
    AskedThing Asked, Guid? WordId, string? Word, string? Text, Evidence Evidence, string Source,
    DateTimeOffset NotedAt, string? NotedBy, DateTimeOffset? VerifiedAt, string? VerifiedBy);

/// <summary>Notes where a customer came from and why they choose us.</summary>
public sealed class NoteAnswer(KiteDb db, TimeProvider clock)
{
    /// <summary>A word of the list, their own words, or both.</summary>
    public sealed record Said
    {
        public Guid? Word { get; init; }
        public string? Text { get; init; }
        public Evidence Evidence { get; init; }
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut(
                "/customers/{id:guid}/answers/{asked}",
                async (
                    Guid id, Choice<AskedThing> asked, Said said, NoteAnswer note, Asker asker,
                    CancellationToken cancel) =>
                    (await note.Run(asker, id, asked, said, "api", cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Notes where a customer came from, or why they choose us");
        api.MapPost(
                "/customers/{id:guid}/answers/{asked}/verifications",
                async (
                    Guid id, Choice<AskedThing> asked, NoteAnswer note, Asker asker,
                    CancellationToken cancel) =>
                    (await note.Verify(asker, id, asked, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Says that an answer still holds");
    }

    public Task<Result<AnswerView>> Run(
        Asker asker, Guid id, AskedThing asked, Said said, string source,
        CancellationToken cancel) =>
        db.NoteOn(
            asker, id, customer => Note(asker, customer.Id, asked, said, source, cancel), cancel);

    private async Task<Result<AnswerView>> Note(
        Asker asker, Guid id, AskedThing asked, Said said, string source,
        CancellationToken cancel)
    {
        var answer = await db.CustomerAnswers.FindAsync([id, asked], cancel);
        var text = Remarks.Line(said.Text);
        List<Fault> faults =
        [
            .. await db.WordFaults("word", ListOf(asked), said.Word, cancel, answer?.WordId),
            .. Remarks.Faults("text", text),
            .. Remarks.Faults("evidence", said.Evidence),
        ];
        if (said.Word is null && text is null) faults.Add(new("word", new NothingIsSaid()));
        if (faults.Count > 0) return new BadInput(faults);

        if (answer is null)
            db.Add(answer = new CustomerAnswer { CustomerId = id, Asked = asked });
        (answer.WordId, answer.Text, answer.Evidence) = (said.Word, text, said.Evidence);
        (answer.Source, answer.NotedAt, answer.NotedBy) = (source, clock.GetUtcNow(), asker.Id);
        // Who notes what they were just told has made sure of it.
        (answer.VerifiedAt, answer.VerifiedBy) = (answer.NotedAt, asker.Id);
        return await View(answer, asker, cancel);
    }

    public Task<Result<AnswerView>> Verify(
        Asker asker, Guid id, AskedThing asked, CancellationToken cancel)
    {
        // Nobody can make sure of what they do not see.
        if (!asker.May(May.ReadPersonal))
            return Task.FromResult<Result<AnswerView>>(new NotAllowed(May.ReadPersonal));

        return db.NoteOn<AnswerView>(
            asker,
            id,
            async customer =>
            {
                if (await db.CustomerAnswers.FindAsync([id, asked], cancel) is not { } answer)
                    return new NoAnswerYet(customer.Number);

                (answer.VerifiedAt, answer.VerifiedBy) = (clock.GetUtcNow(), asker.Id);
                return await View(answer, asker, cancel);
            },
            cancel);
    }

    internal static WordList ListOf(AskedThing asked) =>
        asked == AskedThing.Origin ? WordList.Origins : WordList.Reasons;

    private async Task<AnswerView> View(
        CustomerAnswer answer, Asker asker, CancellationToken cancel)
    {
        var word = await db.ListWords.Where(w => w.Id == answer.WordId)
            .Select(w => w.Name).SingleOrDefaultAsync(cancel);
        var people = await db.NamesOf([answer.NotedBy, answer.VerifiedBy], cancel);
        return View(answer, word, people, asker);
    }

    internal static AnswerView View(
        CustomerAnswer a, string? word, IReadOnlyDictionary<Guid, string> people,
        Asker asker) => new(
        a.Asked,
        a.WordId,
        word,
        asker.May(May.ReadPersonal) ? a.Text : null,
        a.Evidence,
        a.Source,
        a.NotedAt,
        a.NotedBy is { } by ? people.GetValueOrDefault(by) : null,
        a.VerifiedAt,
        a.VerifiedBy is { } sure ? people.GetValueOrDefault(sure) : null);
}
