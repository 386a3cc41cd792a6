using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>What the list of customers reads and where it leads.</summary>
public sealed partial class CustomersPage
{
    private IReadOnlyList<CustomerColumn> columns = [];
    private IReadOnlyList<FilterView> filters = [];
    private IReadOnlyList<FigureOrder> orders = [];
    private ListAsk? lastAsk;
    private string? drop, dropSays;
    private string sign = "";
    private long? total;
    private int edits;

    [Inject] private NavigationManager Place { get; set; } = default!;
    [Inject] private IStringLocalizerFactory Words { get; set; } = default!;

    [SupplyParameterFromQuery] private string? Search { get; set; }
    [SupplyParameterFromQuery] private string? Kind { get; set; }
    [SupplyParameterFromQuery] private string? Language { get; set; }
    [SupplyParameterFromQuery] private string? Source { get; set; }
    [SupplyParameterFromQuery] private string? ImportId { get; set; }
    [SupplyParameterFromQuery] private string? Order { get; set; }
    [SupplyParameterFromQuery] private string? Tag { get; set; }
    [SupplyParameterFromQuery] private string? By { get; set; }
    [SupplyParameterFromQuery] private string? Down { get; set; }
    [SupplyParameterFromQuery] private string? Columns { get; set; }
    [SupplyParameterFromQuery(Name = "view")] private string? ViewId { get; set; }

    // Someone may have typed anything into the address.
    private Guid? View => Guid.TryParse(ViewId, out var id) ? id : null;

    private ListLook Look => new()
    {
        Search = Search, Kind = Kind, Language = Language, Source = Source, Import = ImportId,
        Order = Order, Columns = Columns, By = By, Tag = Tag,
        Down = Down == "true" ? true : null,
        Own = OwnFiltersOf(Asked),
        More = ListLook.MoreOf(Asked),
    };

    private IEnumerable<KeyValuePair<string, string>> Asked =>
        QueryHelpers.ParseQuery(new Uri(Place.Uri).Query)
            .Select(q => KeyValuePair.Create(q.Key, q.Value.ToString()));

    private static Dictionary<string, string>? OwnFiltersOf(
        IEnumerable<KeyValuePair<string, string>> asked) => asked
        .Where(q => q.Key.StartsWith(OwnFilters.Under, StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal) is { Count: > 0 } own ? own : null;

    private IReadOnlySet<string> Shown => Columns is null
        ? columns.Where(c => c.Usual).Select(c => c.Key).ToHashSet(StringComparer.Ordinal)
        : Columns.Split(',').ToHashSet(StringComparer.Ordinal);

    private string FirstSort => ColumnOf(By)
        ?? (Look.InOrder is CustomerOrder.Name or CustomerOrder.NameDown ? "name" : "number");

    private bool FirstDown => By is not null
        ? Down == "true"
        : Look.InOrder is CustomerOrder.Newest or CustomerOrder.NameDown;

    protected override async Task OnOpenedAsync()
    {
        var seen = await Run((CustomerColumns all) => all.SeenBy(Asker, Gone));
        sign = (await Run((CustomerColumns all) => all.Currency(Gone))).Sign;
        var known = await Run((ListFilters all) => all.Run(Asker, Gone));
        if (known.Refusal is null) filters = known.Value.Items;
        orders = await Run((CustomerColumns all) =>
            Task.FromResult<IReadOnlyList<FigureOrder>>([.. all.OrdersFor(Asker)]));
        columns =
        [
            .. RecordHeads.All.Where(c => Asker.May(c.Permission)).Concat(seen)
                .OrderBy(c => c.Order),
        ];
    }

    private Column<CustomerRow> Head(CustomerColumn column) =>
        new(column.Key, column.HeadIn(Words, sign), CellOf(column.Key))
        {
            Number = column.IsFigure,
            Sorts = column.Sorts || column.Key == "number" || ByOf(column.Key) is not null,
            At = Enum.TryParse<OnPhone>(column.OnPhone, ignoreCase: true, out var at)
                ? at
                : default,
            From = column.From switch
            {
                "m" => ShownFrom.Tablet,
                "l" => ShownFrom.Desktop,
                _ => ShownFrom.Always,
            },
        };

    private string? Under(CustomerView customer)
    {
        var company = customer.Kind == CustomerKind.Company ? T["kind.company"].Value : null;
        var under = string.Join(
            " · ",
            new[] { Latin.ReadingOf(customer), company?.ToLowerInvariant() }.OfType<string>());
        return under.Length == 0 ? null : under;
    }

    private async Task<Result<Page<CustomerRow>>> Load(ListAsk ask, CancellationToken cancel)
    {
        var order = OrderOf(ask);
        var by = ByOf(ask.Sort);
        var question = Look.Question() with
        {
            By = by,
            Down = by is not null && ask.Down,
            Order = order,
            Limit = ask.Limit,
            After = ask.After,
        };
        var list = await Run((ListCustomers all) => all.Run(Asker, question, cancel));
        if (list.Refusal is { } no) return no;

        var wanted = Shown;
        var table = await Run((CustomerColumns all) => all.Read(
            Asker, [.. list.Value.Items.Select(c => (c.Id, c.Number))], wanted, cancel));
        if (ask.After is null) await Opened(ask, order, list.Value.Items.Count, cancel);
        return list.Value.Select(c => new CustomerRow(c, table));
    }

    // How the books call the order of a column: custom.plate, figure.worth.
    private string? ByOf(string? column) =>
        column?.StartsWith(OwnFilters.Under, StringComparison.Ordinal) == true
            ? column
            : orders.FirstOrDefault(o => o.Column == column && column is not null)?.By;

    private string? ColumnOf(string? by) =>
        orders.FirstOrDefault(o => o.By == by)?.Column ?? by;

    private static CustomerOrder OrderOf(ListAsk ask) => (ask.Sort, ask.Down) switch
    {
        ("name", false) => CustomerOrder.Name,
        ("name", true) => CustomerOrder.NameDown,
        (_, false) => CustomerOrder.Number,
        _ => CustomerOrder.Newest,
    };

    // The first page is there: how many in all, and where there are none, what hides them.
    private async Task Opened(
        ListAsk ask, CustomerOrder order, int found, CancellationToken cancel)
    {
        var count = await Count(Look, cancel);
        total = count.OrMore ? null : count.Count;
        if (found == 0) await FindDrop(cancel);
        var turned = lastAsk is not null && (lastAsk.Sort, lastAsk.Down) != (ask.Sort, ask.Down);
        lastAsk = ask;
        if (turned)
        {
            var by = ByOf(ask.Sort);
            Go(Look with
            {
                Order = by is null ? new Choice<CustomerOrder>(order).ToString() : null,
                By = by,
                Down = by is null ? null : ask.Down,
            });
        }
        StateHasChanged();
    }

    private async Task FindDrop(CancellationToken cancel)
    {
        var most = 0;
        (drop, dropSays) = (null, null);
        foreach (var (filter, _) in Look.Filters)
        {
            var without = await Count(Look.Without(filter), cancel);
            if (without.Count <= most) continue;
            (most, drop) = (without.Count, filter);
        }
        if (drop is not null)
            dropSays = T.Many("customers.none.says", most, FilterName(drop));
    }

    private string FilterName(string filter) => filters.Of(filter) is { } known
        ? known.HeadIn(Words)
        : T["filter." + filter];

    private async Task<CustomerCount> Count(ListLook look, CancellationToken cancel)
    {
        var count = await Run((CountCustomers all) =>
            all.Run(Asker, look.Question() with { Order = null, By = null }, cancel));
        return count.Refusal is null ? count.Value : new(0, OrMore: false);
    }

    private async Task<string> CountOf(ViewFacts? view)
    {
        var count = await Count(view is null ? new() : ListLook.Of(view.Query), Gone);
        return Figures.Count(count.Count) + (count.OrMore ? "+" : "");
    }

    private void Go(ListLook look) => Place.NavigateTo(look.Address(View), replace: true);
}
