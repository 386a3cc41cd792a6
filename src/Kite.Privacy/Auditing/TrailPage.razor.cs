using Microsoft.EntityFrameworkCore.Metadata;

namespace Kite.Privacy;

/// <summary>What the page of the audit trail reads, and how it says it.</summary>
public sealed partial class TrailPage
{
    private readonly Dictionary<long, RecordName> names = [];
    private IReadOnlyList<ListPick> picks = [];
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private IModel? model;
    private TrailFilters? filters;
    private TrailHealth? health;
    private string? record;
    private bool checking;

    protected override IReadOnlyList<string> Known { get; } =
        ["subject", "who", "deed", "from", "to", "subjectId", "ownerId", ListAddress.Order];

    protected override string UsualOrder => TrailQuestion.Newest;

    protected override bool Holds(string path) => path is "/privacy" or "/privacy/changes";

    protected override async Task OnListOpenedAsync()
    {
        var read = await Run((ListTrailFilters list) => list.Run(Asker, Gone));
        if (read.Refusal is not null) return;

        model = await Run((KiteDb db) => Task.FromResult(db.Model));
        var business = await Run((KiteDb db) => db.BusinessAsync(Gone));
        zone = TimeZoneInfo.FindSystemTimeZoneById(business.TimeZone);
        picks =
        [
            new("subject", P["trail.subject"], T["trail.subject.all"],
                [.. read.Value.Subjects.Select(s => (s.Key, s.Word))]),
            new("who", P["trail.who"], T["trail.who.all"], [.. read.Value.Who.Select(w => (w, w))]),
            new("deed", P["trail.deed"], T["trail.deed.all"],
                [.. read.Value.Deeds.Select(d => (d, P["trail.deed." + d].Value))]),
        ];
        filters = read.Value;
    }

    private async Task<Result<Page<TrailLine>>> Load(ListAsk ask, CancellationToken cancel)
    {
        Follow(ask);
        var question = new TrailQuestion
        {
            Who = Look["who"],
            Subject = Look["subject"],
            SubjectId = Id("subjectId"),
            OwnerId = Id("ownerId"),
            Deed = Look["deed"],
            From = Day("from"),
            To = Day("to"),
            Order = ask.InOrder?.ToString(),
            Limit = ask.Limit,
            After = ask.After,
        };
        var page = await Run((ListTrail list) => list.Run(Asker, question, cancel));
        if (page.Refusal is not null) return page;

        var named = await Run((RecordNames all) => all.Run(Asker, page.Value.Items, cancel));
        foreach (var (position, name) in named) names[position] = name;
        if (One is null) record = null;
        else record ??= named.Values.FirstOrDefault()?.Label;
        StateHasChanged();
        return page;
    }

    private async Task Check()
    {
        (checking, health) = (true, null);
        StateHasChanged();
        var found = await Run((CheckTrail check) => check.Run(Asker, Gone));
        if (found.Refusal is null) health = found.Value;
        checking = false;
    }

    private string Title(TrailLine line) =>
        $"{model!.SubjectWord(line.Subject)} {names.GetValueOrDefault(line.Position)?.Label}"
            .TrimEnd();

    // A row leads to all that happened with its record.
    private string RecordHref(TrailLine line)
    {
        var all = new ListAddress(Look.Path);
        return line.SubjectId is { } id
            ? all.With("subjectId", id.ToString()).Href()
            : all.With("subject", line.Subject).Href();
    }

    /// <summary>The word of the one record, or the one person, that is asked for.</summary>
    private string? One => Look["subjectId"] is not null ? "subjectId"
        : Look["ownerId"] is not null ? "ownerId"
        : null;

    private string Field(TrailLine line, string field) => model!.FieldWord(line.Subject, field);

    private Guid? Id(string word) => Guid.TryParse(Look[word], out var id) ? id : null;
}
