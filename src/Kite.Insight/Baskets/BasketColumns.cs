using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>The columns of the pairs: each opens its receipts and its customers.</summary>
internal sealed class BasketColumns(IStringLocalizer texts, BasketQuestion question, Asker asker)
{
    public IReadOnlyList<Column<PairView>> All =>
    [
        Thing("a", p => p.A, opens: true) with { At = OnPhone.Name },
        Thing("b", p => p.B, opens: false) with { At = OnPhone.Below },
        Number("receipts", p => Figures.Count(p.Receipts)) with
        {
            Sorts = true, At = OnPhone.Corner,
        },
        Number("share", p => texts[
            "baskets.shares", Figures.Percent(p.ShareOfA), Figures.Percent(p.ShareOfB)]) with
        {
            Sorts = true, From = ShownFrom.Tablet,
        },
        Number("support", p => Figures.Percent(p.Support, 1)) with
        {
            Sorts = true, From = ShownFrom.Desktop,
        },
        Number("lift", p => Times(p.Lift)) with { Sorts = true, From = ShownFrom.Tablet },
        Number("atLeast", p => Times(p.LiftAtLeast)) with
        {
            Sorts = true, At = OnPhone.Figure,
        },
        Number("chance", p => Chance(p.FalseShare)) with { From = ShownFrom.Desktop },
        .. asker.May(May.ReadPurchases) ? [Customers()] : Array.Empty<Column<PairView>>(),
    ];

    /// <summary>1.8 times as often.</summary>
    public static string Times(double times) =>
        times.ToString("N2", CultureInfo.CurrentCulture) + " ×";

    /// <summary>How many of a hundred such findings are chance.</summary>
    public static string Chance(double share) => share < 0.001
        ? "< " + Figures.Percent(0.001, 1)
        : Figures.Percent(share, 1);

    private Column<PairView> Thing(string key, Func<PairView, ThingView> of, bool opens) => new(
        key, texts[$"baskets.{key}"], p => build =>
        {
            build.OpenComponent<ThingCell>(0);
            build.AddComponentParameter(1, nameof(ThingCell.Of), of(p));
            if (opens && asker.May(May.ReadPurchases))
            {
                build.AddComponentParameter(
                    2, nameof(ThingCell.Href), BasketAddress.ReceiptsOf(question, p));
            }
            build.CloseComponent();
        });

    private Column<PairView> Customers() => new(
        "customers", texts["column.customers"], p => build =>
        {
            build.OpenElement(0, "a");
            build.AddAttribute(1, "class", "k-link");
            build.AddAttribute(2, "href", BasketAddress.CustomersOf(
                question, question.Level, p.A.Key, p.B.Key));
            build.AddContent(3, texts["baskets.customers"] + " ");
            build.OpenElement(4, "span");
            build.AddAttribute(5, "class", "k-sr");
            build.AddContent(6, $"{p.A.Name}, {p.B.Name}");
            build.CloseElement();
            build.CloseElement();
        })
    {
        From = ShownFrom.Tablet,
    };

    private Column<PairView> Number(string key, Func<PairView, string> text) =>
        new(key, texts[$"baskets.{key}"], p => build => build.AddContent(0, text(p)))
        {
            Number = true,
        };
}
