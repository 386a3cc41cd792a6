using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>
/// What a customer said when asked: satisfaction from 1 to 5, or the share of their need in per
/// cent; on which day, how they were asked, and who noted it.
/// </summary>
public sealed record ResponseView(
    Guid Id, ResponseKind Kind, int Value, DateOnly Day, AskedHow How, DateTimeOffset NotedAt)
{
    public string? NotedBy { get; init; }

    /// <summary>For who may see what is said of people.</summary>
    public string? Note { get; init; }

    /// <summary>When it was withdrawn; it does not count since.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? WithdrawnBy { get; init; }
    public string? Reason { get; init; }

    internal static ResponseView Of(
        CustomerResponse r, ResponseWithdrawal? w, IReadOnlyDictionary<Guid, string> people,
        Asker asker) => new(r.Id, r.Kind, r.Value, r.Day, r.How, r.NotedAt)
        {
            NotedBy = r.NotedBy is { } by ? people.GetValueOrDefault(by) : null,
            Note = asker.May(May.ReadPersonal) ? r.Note : null,
            WithdrawnAt = w?.WithdrawnAt,
            WithdrawnBy = w?.WithdrawnBy is { } who ? people.GetValueOrDefault(who) : null,
            Reason = asker.May(May.ReadPersonal) ? w?.Reason : null,
        };
}

/// <summary>A response together with whose it is.</summary>
public sealed record CustomerResponseView(CustomerView Customer, ResponseView Response);

/// <summary>Responses with what belongs to them.</summary>
internal static class ReadResponses
{
    extension(KiteDb db)
    {
        /// <summary>The views of these responses, in their order; three looks for all.</summary>
        public async Task<IReadOnlyList<ResponseView>> ViewsOf(
            IReadOnlyCollection<CustomerResponse> responses, Asker asker,
            CancellationToken cancel)
        {
            var ids = responses.Select(r => r.Id).ToList();
            var customers = responses.Select(r => r.CustomerId).Distinct().ToList();
            var withdrawn = await db.ResponseWithdrawals.AsNoTracking()
                .Where(w => EF.Parameter(customers).Contains(w.CustomerId))
                .Where(w => EF.Parameter(ids).Contains(w.ResponseId))
                .ToDictionaryAsync(w => w.ResponseId, cancel);
            var people = await db.NamesOf(
                [
                    .. responses.Select(r => r.NotedBy),
                    .. withdrawn.Values.Select(w => w.WithdrawnBy),
                ],
                cancel);
            return
            [
                .. responses.Select(r => ResponseView.Of(
                    r, withdrawn.GetValueOrDefault(r.Id), people, asker)),
            ];
        }
    }
}

/// <summary>The words for what was asked, how, and what was said.</summary>
internal static class ResponseWords
{
    extension(IStringLocalizer<Texts> texts)
    {
        public string KindWord(ResponseKind kind) => texts[$"response.kind.{kind}"];

        public string HowWord(AskedHow how) => texts[$"response.how.{how}"];

        /// <summary>4 of 5, or 60 %.</summary>
        public string Said(ResponseKind kind, int value) => kind == ResponseKind.Satisfaction
            ? texts["response.of-five", value]
            : Figures.Percent(value / 100.0);
    }
}
