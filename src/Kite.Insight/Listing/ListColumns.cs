using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>The columns of a list of figures: they say why each customer is there.</summary>
internal sealed class ListColumns(IStringLocalizer texts, Surroundings around)
{
    private string Sign => around.Currency.Sign;

    public IReadOnlyList<Column<ListedCustomer>> OfPicked(PickQuestion question) =>
    [
        Name(),
        .. question.Move is null
            ? []
            : (Column<ListedCustomer>[])
              [
                  Mark("from", c => c.MovedFrom), Mark("to", c => c.MovedTo), Why(),
                  Number(
                      "visits-before",
                      c => c.VisitsBefore is { } visits ? Figures.Count(visits) : "") with
                  {
                      From = ShownFrom.Desktop,
                  },
              ],
        .. question.Fits is null ? [] : (Column<ListedCustomer>[])[Fit(), Reason()],
        Visits(), Net(),
        .. question.Move is null
            ? (Column<ListedCustomer>[])[Average()]
            : [Change("by-visits", c => c.ByVisits), Change("by-bills", c => c.ByBills)],
    ];

    private Column<ListedCustomer> Fit() => Number(
        Measure.Fit, c => c.Fit is { } fit
            ? fit.ToString("N1", System.Globalization.CultureInfo.CurrentCulture)
            : "–") with
    {
        Sorts = true,
        At = OnPhone.Corner,
    };

    private Column<ListedCustomer> Reason() => new(
        "reason", texts["column.why"], c => build => build.AddContent(0, c.Reason))
    {
        At = OnPhone.Below,
    };

    public IReadOnlyList<Column<ListedCustomer>> OfReady(string list) => list switch
    {
        ReadyLists.Gold => [Rank(), Name(), Visits(), Net(), Average()],
        ReadyLists.Lapsed => [Rank(), Name(), Day("last", c => c.Last), Silent(), Visits(), Net()],
        ReadyLists.New => [Name(), Day("first", c => c.First), Visits(), Net(), Average()],
        ReadyLists.Overdue =>
        [
            Name(), Day("expected", c => c.Expected), Silent(), Pause(), Chance("as-long"),
            Visits(), Net(),
        ],
        ReadyLists.Lost =>
        [
            Name(), Day("last", c => c.Last), Silent(), Pause(), Chance("away"), Visits(), Net(),
        ],
        ReadyLists.WonBack =>
            [Name(), Day("back", c => c.Back), Silent(), Pause(), Visits(), Net()],
        _ => [Name(), Day("last", c => c.Last), Silent(), Pause(), Visits(), Net()],
    };

    // The head is put in the order of the chance, whatever it is the chance of.
    private Column<ListedCustomer> Chance(string of) => new(
        Measure.Chance, texts[$"column.{of}"],
        c => build => build.AddContent(
            0, c.Chance is { } chance ? Figures.Percent(chance, 1) : "–"))
    {
        Number = true, Sorts = true, From = ShownFrom.Tablet,
    };

    private Column<ListedCustomer> Why() => new(
        "why", texts["column.why"],
        c => build => build.AddContent(0, c.Why is { } why ? texts[$"why.{why}"].Value : ""))
    {
        At = OnPhone.Below,
    };

    private Column<ListedCustomer> Change(string key, Func<ListedCustomer, Money?> money) =>
        Number(key, c => money(c) is { } change ? Figures.Bare(change) : "", Sign) with
        {
            From = ShownFrom.Tablet,
        };

    private Column<ListedCustomer> Name() => new(
        "name", texts["column.customer"], c => build =>
        {
            build.OpenComponent<CustomerCell>(0);
            build.AddComponentParameter(1, nameof(CustomerCell.Number), c.Number);
            build.AddComponentParameter(2, nameof(CustomerCell.Name), c.Name);
            build.CloseComponent();
        })
    {
        At = OnPhone.Name,
    };

    private Column<ListedCustomer> Rank() =>
        Number("rank", c => c.Rank is { } rank ? Figures.Count(rank) : "") with
        {
            At = OnPhone.Corner,
        };

    private Column<ListedCustomer> Visits() =>
        Number("visits", c => Figures.Count(c.Visits)) with
        {
            Sorts = true,
            From = ShownFrom.Tablet,
        };

    private Column<ListedCustomer> Net() =>
        Number("net", c => Figures.Bare(c.Net), Sign) with
        {
            Sorts = true,
            At = OnPhone.Figure,
        };

    private Column<ListedCustomer> Average() => Number(
        "average", c => c.Visits == 0 ? "–" : Figures.Bare(c.Average), Sign) with
    {
        Sorts = true,
        From = ShownFrom.Tablet,
    };

    private Column<ListedCustomer> Silent() =>
        Number("silent", c => c.SilentDays is { } days ? Figures.Count(days) : "") with
        {
            At = OnPhone.Corner,
        };

    private Column<ListedCustomer> Pause() => Number(
        "pause", c => c.Pause is { } days ? Figures.Count((long)Math.Round(days)) : "–") with
    {
        From = ShownFrom.Tablet,
    };

    private Column<ListedCustomer> Day(string key, Func<ListedCustomer, DateOnly?> day) => new(
        key, texts[$"column.{key}"],
        c => build => build.AddContent(0, day(c) is { } known ? Figures.Day(known) : ""))
    {
        At = OnPhone.Below,
    };

    private Column<ListedCustomer> Mark(string key, Func<ListedCustomer, string?> state) => new(
        key, texts[$"column.{key}"],
        c => build =>
        {
            if (state(c) is not { } known) return;

            build.OpenComponent<QuarterMark>(0);
            build.AddComponentParameter(1, nameof(QuarterMark.Of), known);
            build.CloseComponent();
        })
    {
        At = key == "to" ? OnPhone.Corner : OnPhone.Hidden,
    };

    private Column<ListedCustomer> Number(
        string key, Func<ListedCustomer, string> text, string? unit = null) => new(
        key,
        unit is null ? texts[$"column.{key}"] : texts[$"column.{key}", unit],
        c => build => build.AddContent(0, text(c)))
        {
            Number = true,
        };
}
