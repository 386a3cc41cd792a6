using System.Globalization;
using System.Text.Json;
using Kite.Customers;
using Microsoft.AspNetCore.Components;

namespace Kite.Insight;

/// <summary>What the form of a segment asks while it is filled in, and how it is kept.</summary>
public sealed partial class SegmentFormPage
{
    private readonly TypingPause pause = new(TimeSpan.FromMilliseconds(300));
    private GroupTyping rule = GroupTyping.Of(null);
    private BuildingGround? ground;
    private SegmentView? segment;
    private RuleSize? size;
    private Refusal? no;
    private string? name, lost;
    private bool live = true, isFrozen, counting, busy;
    private int turn;

    [Inject] private NavigationManager Place { get; set; } = default!;

    [Parameter] public Guid? Id { get; set; }

    /// <summary>A rule to begin with, as programs write it.</summary>
    [SupplyParameterFromQuery] public string? Rule { get; set; }

    private Refusal? No => no;

    private string Title => Id is null ? T["segment.new"] : segment?.Name ?? T["segment.change"];

    private string Back => Id is null ? "/insight/segments" : $"/insight/segments/{Id}";

    // A fault that belongs to no condition, such as a group with nothing in it.
    private string? Whole => no switch
    {
        BadInput bad when bad.Faults.FirstOrDefault(f =>
            f.Field == "rule" || f.Field.EndsWith(".all", StringComparison.Ordinal)
            || f.Field.EndsWith(".any", StringComparison.Ordinal)
            || f.Field.EndsWith(".none", StringComparison.Ordinal)) is { } fault =>
            Wording.Say(fault.Why, CultureInfo.CurrentUICulture),
        _ => no.AtWhole(),
    };

    protected override async Task OnOpenedAsync()
    {
        var around = await Run((LookAround look) => look.Run(Asker, Gone));
        var fields = await Run((SizeRule all) => all.Fields(Asker, Gone));
        if ((around.Refusal ?? fields.Refusal) is { } refused)
        {
            lost = Wording.Say(refused, CultureInfo.CurrentUICulture);
            return;
        }
        if (Id is { } id)
        {
            var shown = await Run((ListSegments all) => all.Show(Asker, id, Gone));
            if (shown.Refusal is { } gone)
            {
                lost = Wording.Say(gone, CultureInfo.CurrentUICulture);
                return;
            }
            segment = shown.Value;
            (name, isFrozen) = (segment.Name, !segment.IsLive);
        }
        rule = GroupTyping.Of(segment?.Rule ?? Asked());
        ground = new(Others(fields.Value.Items), around.Value.Stores, around.Value.Currency.Sign);
        if (rule.Parts.Count == 0 && ground.Fields is [var first, ..])
        {
            var line = new LineTyping();
            line.Choose(first);
            rule.Parts.Add(line);
        }
        await Count();
    }

    // No segment stands within itself.
    private IReadOnlyList<ConditionField> Others(IEnumerable<ConditionField> fields) =>
    [
        .. fields.Select(f => f.Key == RuleFields.Segment
                ? f with { Choices = [.. f.Choices.Where(c => c.Key != $"{Id}")] }
                : f)
            .Where(f => f.Key != RuleFields.Segment || f.Choices.Count > 0),
    ];

    private RuleFacts? Asked()
    {
        if (Rule is null) return null;
        try
        {
            var asked = JsonSerializer.Deserialize<RuleFacts>(Rule, JsonSerializerOptions.Web);
            return RuleReader.Read(asked).Refusal is null ? asked : null;
        }
        catch (JsonException)
        {
            // Someone may have typed anything into the address.
            return null;
        }
    }

    private async Task Changed()
    {
        no = null;
        if (ground is not null) ground = ground with { No = null };
        await Count();
    }

    // What is refused at saving stands until something is changed: no count that is still under
    // way takes it back.
    private async Task Count()
    {
        var mine = ++turn;
        if (await pause.Over() is not { } more || mine != turn) return;
        if (rule.Facts("rule", whole: false) is not { } facts)
        {
            (size, counting) = (null, false);
            return;
        }
        counting = true;
        StateHasChanged();
        var counted = await Asked(facts, more);
        if (counted is null || mine != turn) return;

        counting = false;
        size = counted.Refusal is null ? counted.Value : null;
        if (ground is not null)
        {
            ground = ground with
            {
                No = counted.Refusal,
                Sizes = (size?.Conditions ?? []).ToDictionary(
                    c => c.Place, c => c.Customers, StringComparer.Ordinal),
            };
        }
        StateHasChanged();
    }

    // Nothing where more was typed meanwhile.
    private async Task<Result<RuleSize>?> Asked(RuleFacts facts, CancellationToken more)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(more, Gone);
        try
        {
            var cancel = both.Token;
            return await Run((SizeRule of) => of.Run(Asker, facts, cancel));
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task Save()
    {
        (busy, counting, turn) = (true, false, turn + 1);
        var facts = rule.Facts("rule", whole: true);
        var kept = segment is null
            ? await Run((MakeSegment make) =>
                make.Run(Asker, new(name, Of: null, facts, live), Gone))
            : await Run((ChangeSegment change) => change.Run(
                Asker, segment.Id, segment.Version,
                new(name ?? "", isFrozen ? null : facts), Gone));
        (busy, no) = (false, kept.Refusal);
        if (no is null)
        {
            Place.NavigateTo($"/insight/segments/{kept.Value.Id}");
            return;
        }
        if (ground is not null) ground = ground with { No = no };
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) pause.Dispose();
        base.Dispose(disposing);
    }
}
