using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Kite.Insight;

/// <summary>Keeps the page of the ready lists in step with its address.</summary>
public sealed partial class ReadyListPage
{
    private const int UsualTop = 20;

    private static List<(string, string)> Tops =>
        [.. new[] { 5, 10, UsualTop }.Select(t => (Key(t), Share(t)))];

    private ListQuestion question = new();
    private Surroundings? around;
    private CustomerList? sums;

    [Parameter] public string? List { get; set; }

    private string Known => ReadyLists.All.Contains(List ?? "", StringComparer.Ordinal)
        ? List!
        : ReadyLists.Gold;

    private int Top => question.Top ?? UsualTop;

    private string Sums => sums is null
        ? ""
        : T.Many(
            "pick.sums", sums.Customers,
            T.Many("map.visits", sums.Visits, Figures.Count(sums.Visits)),
            Figures.Rounded(sums.Net));

    protected override async Task OnOpenedAsync()
    {
        Place.LocationChanged += Went;
        question = Read(Place.Uri);
        var seen = await Run((LookAround look) => look.Run(Asker, Gone));
        if (seen.Refusal is null) around = seen.Value;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) Place.LocationChanged -= Went;
        base.Dispose(disposing);
    }

    private static ListQuestion Read(string uri)
    {
        var line = new AddressLine(uri);
        return new()
        {
            Store = line.Small("store"),
            Segment = line.Id("segment"),
            Top = line.Small("top"),
        };
    }

    private string Href(string path) => AddressLine.Write(
        path, ("store", question.Store), ("segment", question.Segment), ("top", question.Top));

    private static string Page(string list) => "/insight/lists/" + list;

    private void Go(ListQuestion next)
    {
        question = next;
        Place.NavigateTo(Href(Page(Known)));
    }

    private void GoToTop(string top) =>
        Go(question with { Top = int.Parse(top, CultureInfo.InvariantCulture) });

    private void Went(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        question = Read(e.Location);
        StateHasChanged();
    });

    private async Task<Result<Page<ListedCustomer>>> Load(ListAsk ask, CancellationToken cancel)
    {
        var page = question with { Limit = ask.Limit, After = ask.After };
        var answer = await Run((OpenList open) => open.Run(Asker, Known, page, cancel));
        if (answer.Refusal is { } no)
            return no is BadInput { Faults: [var first, ..] } ? first.Why : no;

        sums = answer.Value;
        StateHasChanged();
        return new Page<ListedCustomer>(answer.Value.Items, answer.Value.Next);
    }

    private static string Key(int top) => top.ToString(CultureInfo.InvariantCulture);

    private static string Share(int top) => Figures.Percent(top / 100.0);
}
