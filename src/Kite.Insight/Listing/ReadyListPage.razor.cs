using System.Globalization;
using Microsoft.AspNetCore.Components;

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

    protected override IReadOnlyList<string> Known { get; } =
        ["store", "segment", "top", ListAddress.Order];

    protected override string UsualOrder => ReadyLists.UsualOrder(Which);

    private string Which => ReadyLists.All.Contains(List ?? "", StringComparer.Ordinal)
        ? List!
        : ReadyLists.Gold;

    private int Top => question.Top ?? UsualTop;

    private string Sums => sums is null
        ? ""
        : T.Many(
            "pick.sums", sums.Customers,
            T.Many("map.visits", sums.Visits, Figures.Count(sums.Visits)),
            Figures.Rounded(sums.Net));

    protected override async Task OnListOpenedAsync()
    {
        question = Read(Place.Uri);
        var seen = await Run((LookAround look) => look.Run(Asker, Gone));
        if (seen.Refusal is null) around = seen.Value;
    }

    protected override bool Holds(string path) =>
        path.StartsWith("/insight/lists", StringComparison.Ordinal);

    protected override Task OnWentAsync()
    {
        question = Read(Place.Uri);
        return Task.CompletedTask;
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
        path, ("store", question.Store), ("segment", question.Segment), ("top", question.Top),
        ("order", Look[ListAddress.Order]));

    private static string Page(string list) => "/insight/lists/" + list;

    private void Go(ListQuestion next) => Go(Look
        .With("store", next.Store is { } store ? Key(store) : null)
        .With("segment", next.Segment?.ToString())
        .With("top", next.Top is { } top ? Key(top) : null));

    private void GoToTop(string top) =>
        Go(question with { Top = int.Parse(top, CultureInfo.InvariantCulture) });

    private async Task<Result<Page<ListedCustomer>>> Load(ListAsk ask, CancellationToken cancel)
    {
        Follow(ask);
        var page = question with
        {
            Order = ask.InOrder?.ToString(),
            Limit = ask.Limit,
            After = ask.After,
        };
        var answer = await Run((OpenList open) => open.Run(Asker, Which, page, cancel));
        if (answer.Refusal is { } no)
            return no is BadInput { Faults: [var first, ..] } ? first.Why : no;

        sums = answer.Value;
        StateHasChanged();
        return new Page<ListedCustomer>(answer.Value.Items, answer.Value.Next);
    }

    private static string Key(int top) => top.ToString(CultureInfo.InvariantCulture);

    private static string Share(int top) => Figures.Percent(top / 100.0);
}
