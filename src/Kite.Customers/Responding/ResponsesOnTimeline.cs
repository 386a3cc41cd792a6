using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>What a customer said when asked, on the day on which they said it.</summary>
internal sealed class ResponsesOnTimeline(KiteDb db, IStringLocalizer<Texts> texts)
    : ITimelineSource
{
    public string Kind => "response";
    public int Order => 66;
    public string Permission => May.ReadCustomers;
    public Type Texts => typeof(Texts);

    public Task<int> Count(Guid customer, CancellationToken cancel) =>
        Responses(customer).CountAsync(cancel);

    public async Task<IReadOnlyList<TimelineEntry>> Read(
        Asker asker, Guid customer, TimelineStart start, int atMost, CancellationToken cancel)
    {
        var responses = Responses(customer);
        if (Place(start.After) is var (day, after))
        {
            responses = responses.Where(
                r => r.Day < day || (r.Day == day && r.Id.CompareTo(after) < 0));
        }
        if (start.Until is { } until) responses = responses.Where(r => r.Day <= until);
        var read = await responses
            .OrderByDescending(r => r.Day).ThenByDescending(r => r.Id)
            .Take(atMost).ToListAsync(cancel);
        return [.. (await db.ViewsOf(read, asker, cancel)).Select(Entry)];
    }

    private IQueryable<CustomerResponse> Responses(Guid customer) =>
        db.CustomerResponses.AsNoTracking().Where(r => r.CustomerId == customer);

    private TimelineEntry Entry(ResponseView r) => new(
        Kind,
        r.Day,
        r.WithdrawnAt is null ? $"response-{new Choice<ResponseKind>(r.Kind)}"
            : "response-withdrawn",
        string.Create(CultureInfo.InvariantCulture, $"{r.Day:O} {r.Id}"))
    {
        Who = r.NotedBy,
        Facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["what"] = texts[
                "response.said", texts.Said(r.Kind, r.Value), texts.HowWord(r.How)],
        },
    };

    private static (DateOnly Day, Guid Id)? Place(string? after)
    {
        var words = after?.Split(' ') ?? [];
        return words.Length == 2
            && DateOnly.TryParse(words[0], CultureInfo.InvariantCulture, out var day)
            && Guid.TryParse(words[1], out var id)
            ? (day, id)
            : null;
    }
}
