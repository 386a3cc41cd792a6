using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Components.Routing;

namespace Kite.Insight;

/// <summary>
/// Keeps the map's page and its address in step: whatever is chosen becomes an address, and
/// whatever the address says is shown.
/// </summary>
public sealed partial class MapPage
{
    private MapAddress address = new();
    private MapQuestion asked = new();
    private MovementQuestion movement = new();
    private PickQuestion pick = new();
    private Surroundings? around;
    private MapView? view;
    private MapData? data;
    private Nearest? nearest;
    private Refusal? no;
    private string? done;
    private bool busy, keeping;
    private int turn;

    [MemberNotNullWhen(true, nameof(data), nameof(view))]
    private bool HasMap => data is { Customers: > 0 };

    private string Totals => !HasMap
        ? ""
        : T.Many(
            "map.totals", data.Customers,
            T.Many("map.visits", data.Quarters.Sum(q => q.Visits),
                Figures.Count(data.Quarters.Sum(q => q.Visits))),
            Figures.Rounded(new(data.Quarters.Sum(q => q.Net), data.Currency)));

    protected override async Task OnOpenedAsync()
    {
        Place.LocationChanged += Went;
        address = MapAddress.Read(Place.Uri);
        if (await LookAgain()) await Load(address.Question(around!.Today));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Place.LocationChanged -= Went;
        base.Dispose(disposing);
    }

    private async Task<bool> LookAgain()
    {
        var seen = await Run((LookAround look) => look.Run(Asker, Gone));
        no = seen.Refusal;
        if (no is not null) return false;

        around = seen.Value;
        return true;
    }

    private async Task Load(MapQuestion question, bool quietly = false)
    {
        var mine = ++turn;
        (asked, busy) = (question, !quietly);
        if (busy) StateHasChanged();
        var answer = await Run((OpenMap open) => open.Run(Asker, question, Gone));
        if (mine != turn) return;

        (busy, no) = (false, answer.Refusal);
        if (no is not null) return;

        view = answer.Value;
        data = MapDrawing.Of(view);
        nearest = data.Customers > 0 ? null : await Near(question);
        Point();
        StateHasChanged();
    }

    private async Task<Nearest?> Near(MapQuestion question)
    {
        var near = await Run((LookAround look) => look.Run(Asker, question, Gone));
        return near.Refusal is null ? near.Value : null;
    }

    // Whom the page points at follows from the address and from where the lines lie.
    private void Point()
    {
        if (view is null || around is null) return;

        pick = address.Picked(around.Today, view.Thresholds);
        movement = address.Movement(around.Today, view.Thresholds);
    }

    private void Go(MapAddress next) => Place.NavigateTo(next.Href);

    private void Went(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == "/insight") _ = InvokeAsync(() => Show(e.Location));
    }

    private async Task Show(string location)
    {
        if (around is null) return;

        address = MapAddress.Read(location);
        var question = address.Question(around.Today);
        Point();
        StateHasChanged();
        if (question != asked) await Load(question);
    }

    private void Pick(MapPick? chosen) => Go(address.With(chosen));

    // While a line is in the hand its counts follow; the address waits until it is let go.
    private Task Moving(MapLines lines) => Load(By(lines).Question(around!.Today), quietly: true);

    private async Task Moved(MapLines lines)
    {
        address = By(lines);
        var question = address.Question(around!.Today);
        if (question != asked) await Load(question, quietly: true);
        Place.NavigateTo(address.Href, replace: true);
    }

    private MapAddress By(MapLines lines) =>
        address with { Set = null, Rule = null, Often = lines.Often, Much = lines.Much };

    private void ShowNearest() => Go(address with
    {
        Span = null,
        From = nearest?.From,
        To = nearest?.To,
    });

    private async Task Keep()
    {
        var lines = MapDrawing.Lines(view!.Thresholds);
        var kept = await Run((KeepLines keep) =>
            keep.Run(Asker, new(lines.Often, lines.Much), Gone));
        no = kept.Refusal;
        if (no is not null || !await LookAgain()) return;

        done = T["tools.kept", Figures.Day(around!.Today)];
        Go(address with { Set = null, Rule = null, Often = null, Much = null });
    }

    private async Task Kept(SegmentView segment)
    {
        done = T.Many("segment.kept", segment.Customers, segment.Name);
        await LookAgain();
    }

    private static string Pressed(bool pressed) => pressed ? "true" : "false";

    // Where a whole question cannot be used, what is wrong stands at one of its fields.
    private static string Say(Refusal no) => Wording.Say(
        no is BadInput { Faults: [var first, ..] } ? first.Why : no, CultureInfo.CurrentUICulture);

    private ChartRows ChartFigures() => new(
        [
            T["map.table.quarter"], T["chart.visits.from"], T["chart.visits.to"],
            T["chart.average.from"], T["chart.average.to"], T["map.table.customers"],
        ],
        data!.Cells.Where(c => c.Customers > 0).Select(IReadOnlyList<object?> (c) =>
        [
            c.Quarter, c.VisitsFrom, c.VisitsTo, Plain(c.AverageFrom), Plain(c.AverageTo),
            c.Customers,
        ]));

    private object? Plain(long? coins) =>
        coins is { } some ? new Money(some, data!.Currency) : null;
}
