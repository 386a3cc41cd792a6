using System.Globalization;
using System.Text.Json;
using Kite.Customers;

namespace Kite.Insight;

/// <summary>How the page of cohorts is looked at, and where its cells lead.</summary>
public sealed record CohortAddress
{
    private static readonly JsonSerializerOptions Short = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>How many months of first purchases can be looked at.</summary>
    public static readonly IReadOnlyList<int> Spans = [12, 24, 60];

    public string By { get; init; } = "month";
    public int Span { get; init; } = Spans[0];
    public string Measure { get; init; } = AskCohorts.Customers;
    public int? Store { get; init; }
    public Guid? Segment { get; init; }

    public static CohortAddress Read(string uri)
    {
        var line = new AddressLine(uri);
        return new()
        {
            By = line.Text("by") == "quarter" ? "quarter" : "month",
            Span = line.Small("span") is { } span && Spans.Contains(span) ? span : Spans[0],
            Measure = line.Text("measure") is AskCohorts.Visits or AskCohorts.Net
                ? line.Text("measure")!
                : AskCohorts.Customers,
            Store = line.Small("store"),
            Segment = line.Id("segment"),
        };
    }

    public string Href => AddressLine.Write(
        "/insight/cohorts",
        ("by", By == "month" ? null : By), ("span", Span == Spans[0] ? null : Span),
        ("measure", Measure == AskCohorts.Customers ? null : Measure), ("store", Store),
        ("segment", Segment));

    public CohortQuestion Question(DateOnly today) => new()
    {
        By = By, From = today.AddMonths(1 - Span), To = today, Store = Store, Segment = Segment,
        Measure = Measure,
    };

    public string File(DateOnly today, SheetFormat format) => AddressLine.Write(
        "/api/v1/insight/cohorts/export",
        ("by", By), ("from", today.AddMonths(1 - Span)), ("to", today), ("store", Store),
        ("segment", Segment), ("format", format.ToString().ToLowerInvariant()));

    /// <summary>The list of those of a cohort who came in a stretch; else all of it.</summary>
    public string List(CohortView cohort, CohortCellView? cell = null) => AddressLine.Write(
        "/customers",
        ("figure.firstVisit.from", cohort.From), ("figure.firstVisit.to", cohort.To),
        ("figure.firstVisit.store", Store),
        ("figure.visits.from", cell is null ? null : 1), ("figure.visits.since", cell?.From),
        ("figure.visits.until", cell?.To), ("figure.visits.store", cell is null ? null : Store),
        ("segment", Segment));

    /// <summary>The form of a segment with a cohort as its rule.</summary>
    public string Build(CohortView cohort) => AddressLine.Write(
        "/insight/segments/new",
        ("rule", JsonSerializer.Serialize(
            new RuleFacts
            {
                Field = "figure.firstVisit",
                Operator = new Choice<ConditionOperator>(ConditionOperator.Between).ToString(),
                Values = [Written(cohort.From), Written(cohort.To)],
                Span = Store is null ? null : new() { Store = Store },
            },
            Short)));

    private static string Written(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
