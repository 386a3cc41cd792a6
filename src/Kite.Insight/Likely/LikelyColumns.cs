using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>The columns of the list of what is likely.</summary>
internal sealed class LikelyColumns(IStringLocalizer texts, string sign)
{
    public IReadOnlyList<Column<LikelyCustomer>> All =>
    [
        new("name", texts["column.customer"], c => build =>
        {
            build.OpenComponent<CustomerCell>(0);
            build.AddComponentParameter(1, nameof(CustomerCell.Number), c.Number);
            build.AddComponentParameter(2, nameof(CustomerCell.Name), c.Name);
            build.CloseComponent();
        })
        {
            At = OnPhone.Name,
        },
        Number("seen", texts["column.visits"], c => Figures.Count(c.Visits)) with
        {
            From = ShownFrom.Desktop,
        },
        new("last", texts["column.last"],
            c => build => build.AddContent(0, Figures.Day(c.LastVisit)))
        {
            At = OnPhone.Below, From = ShownFrom.Desktop,
        },
        Number("alive", texts["likely.alive"], c => Share(c.Alive)) with { Sorts = true },
        Number("comes", texts["likely.comes"], c => Share(c.Comes)) with
        {
            Sorts = true, At = OnPhone.Corner,
        },
        Number("visits", texts["likely.visits"], c => c.ExpectedVisits.ToString(
            "N2", CultureInfo.CurrentCulture)) with
        {
            Sorts = true,
        },
        Number("value", texts["likely.worth", sign], c => Sum(c.ExpectedValue)) with
        {
            Sorts = true, From = ShownFrom.Tablet,
        },
        Number("lifetime", texts["likely.lifetime", sign], c => Sum(c.LifetimeValue)) with
        {
            Sorts = true, At = OnPhone.Figure,
        },
    ];

    private static string Share(double? chance) =>
        chance is { } some ? Figures.Percent(some) : "–";

    private static string Sum(Money? money) => money is { } some ? Figures.Bare(some) : "–";

    private static Column<LikelyCustomer> Number(
        string key, string title, Func<LikelyCustomer, string> text) =>
        new(key, title, c => build => build.AddContent(0, text(c))) { Number = true };
}
