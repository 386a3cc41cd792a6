using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Which letters: of one state, one kind, put down on these days.</summary>
public sealed record MailsQuestion
{
    public Choice<MailState>? State { get; init; }
    public string? Kind { get; init; }

    /// <summary>Those that were put down on these days.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string ByTime = "at-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, ByTime, ["at"]);
}

/// <summary>A letter as those see it who look after the mail: for whom, how far, why not.</summary>
public sealed record MailView(
    Guid Id, string Kind, string Person, string Occasion, MailState State, int Attempts,
    DateTimeOffset CreatedAt, DateTimeOffset? NextAt, DateTimeOffset? SentAt, string? Why);

/// <summary>The letters that left, wait, or were given up; one of the last is sent again.
/// </summary>
public sealed class ListMails(KiteDb db, IEnumerable<ILetters> kinds, TimeProvider clock)
{
    /// <summary>The kinds of letter that there are.</summary>
    public IReadOnlyList<string> Kinds { get; } =
        [.. kinds.Select(k => k.Kind).Order(StringComparer.Ordinal)];

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/mails",
                async (
                    [AsParameters] MailsQuestion question, ListMails list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Letters that left, wait or were given up, the newest first");
        api.MapPost(
                "/mails/{id:guid}/retries",
                async (Guid id, ListMails list, Asker asker, CancellationToken cancel) =>
                    (await list.Retry(asker, id, cancel)).ToNoContent())
            .Needing(May.ManageSettings)
            .WithSummary("Has a letter that was given up tried once more");
    }

    public async Task<Result<Page<MailView>>> Run(
        Asker asker, MailsQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);

        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } far) return far;
        var place = Cursor.Read<Guid>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;
        if (question.Kind is { } kind && !Kinds.Contains(kind, StringComparer.Ordinal))
            return new BadInput("kind", new NoSuchMailKind(kind, string.Join(", ", Kinds)));

        var asked = Asked(question, await db.BusinessAsync(cancel));
        var mails = From(place.Value, order.Value, asked);
        // People know each other by name; a key needs to be told so.
        var isNamed = asker.Role is not null || asker.May(May.ManagePeople);
        var people = db.Set<Person>().Where(p => isNamed);
        var read = await mails.AsNoTracking()
            .Take(limit.Value.Count + 1)
            .Select(m => new Row(m, people.Where(p => p.Id == m.PersonId)
                .Select(p => p.FullName).FirstOrDefault() ?? ""))
            .ToListAsync(cancel);
        return Page<Row>.Of(read, limit.Value.Count, r => r.Mail.Id).Select(View);
    }

    private IQueryable<Mail> Asked(MailsQuestion question, Business business)
    {
        IQueryable<Mail> mails = db.Set<Mail>();
        if (question.State?.Value is { } state) mails = mails.Where(m => m.State == state);
        if (question.Kind is { } kind) mails = mails.Where(m => m.Kind == kind);
        if (question.From is { } first)
        {
            var begins = business.Begins(first);
            mails = mails.Where(m => m.CreatedAt >= begins);
        }
        if (question.To is { } last)
        {
            var ends = business.Ends(last);
            mails = mails.Where(m => m.CreatedAt < ends);
        }
        return mails;
    }

    // Ids are in the order of time.
    private static IQueryable<Mail> From(
        Place<Guid> place, ListOrder order, IQueryable<Mail> mails)
    {
        var (first, id) = (place.Beginning, place.Key);
        return order.Down
            ? mails.Where(m => first || m.Id.CompareTo(id) < 0).OrderByDescending(m => m.Id)
            : mails.Where(m => first || m.Id.CompareTo(id) > 0).OrderBy(m => m.Id);
    }

    public async Task<Result<Done>> Retry(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);

        var now = clock.GetUtcNow();
        var again = await db.Set<Mail>()
            .Where(m => m.Id == id && m.State == MailState.Failed)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, MailState.Waiting)
                    .SetProperty(m => m.Attempts, 0).SetProperty(m => m.NextAt, now),
                cancel);
        if (again == 1) return Done.It;
        return await db.Set<Mail>().AnyAsync(m => m.Id == id, cancel)
            ? new MailIsNotGivenUp()
            : new NoSuchMail(id);
    }

    private sealed record Row(Mail Mail, string Person);

    private static MailView View(Row row)
    {
        var m = row.Mail;
        var why = m.Why is null ? null : JsonSerializer.Deserialize<KeptRefusal>(m.Why);
        return new(
            m.Id, m.Kind, row.Person, m.Occasion, m.State, m.Attempts, m.CreatedAt,
            m.State is MailState.Waiting or MailState.Sending ? m.NextAt : null, m.SentAt,
            why?.Say(CultureInfo.CurrentUICulture));
    }
}
