using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>The columns of the leanings: each opens the customers of its group.</summary>
internal sealed class AffinityColumns(
    IStringLocalizer texts, AffinityQuestion question, Asker asker)
{
    public IReadOnlyList<Column<LeaningView>> All =>
    [
        new("thing", texts["affinity.thing"], l => build =>
        {
            build.OpenComponent<ThingCell>(0);
            build.AddComponentParameter(1, nameof(ThingCell.Of), l.Thing);
            build.CloseComponent();
        })
        {
            At = OnPhone.Name,
        },
        new("group", texts["affinity.group.head"], l => build => Group(build, l))
        {
            At = OnPhone.Corner,
        },
        Number("buyers", l => build => Buyers(build, l)) with
        {
            Sorts = true, At = OnPhone.Below,
        },
        Number("share", Text(l => Figures.Percent(l.Share, 1))) with
        {
            Sorts = true, From = ShownFrom.Tablet,
        },
        Number("base", Text(l => Figures.Percent(l.BaseShare, 1))) with
        {
            From = ShownFrom.Tablet,
        },
        Number("index", Text(l => Figures.Count((long)Math.Round(l.Index)))) with
        {
            Sorts = true, At = OnPhone.Figure,
        },
        Number("atLeast", Text(l => texts[
            "affinity.between", Figures.Count((long)Math.Round(l.IndexAtLeast)),
            Figures.Count((long)Math.Round(l.IndexAtMost))])) with
        {
            Sorts = true, From = ShownFrom.Tablet,
        },
        Number("chance", Text(l => BasketColumns.Chance(l.FalseShare))) with
        {
            From = ShownFrom.Desktop,
        },
    ];

    private void Group(
        Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder build, LeaningView leaning)
    {
        if ((question.By?.Value ?? GroupedBy.Quarter) is not GroupedBy.Quarter)
        {
            build.AddContent(0, leaning.GroupName);
            return;
        }
        build.OpenComponent<QuarterMark>(1);
        build.AddComponentParameter(2, nameof(QuarterMark.Of), leaning.Group);
        build.AddComponentParameter(3, nameof(QuarterMark.Words), true);
        build.CloseComponent();
    }

    private void Buyers(
        Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder build, LeaningView leaning)
    {
        var said = texts[
            "affinity.of", Figures.Count(leaning.Buyers), Figures.Count(leaning.OfGroup)].Value;
        // A list is kept to one segment; of those in two at once there is none to open.
        var isOfTwo = question is { By.Value: GroupedBy.Segment, Segment: not null };
        if (isOfTwo || !asker.May(May.ReadPurchases))
        {
            build.AddContent(0, said);
            return;
        }
        build.OpenElement(1, "a");
        build.AddAttribute(2, "class", "k-link");
        build.AddAttribute(3, "href", BasketAddress.CustomersOf(question, leaning));
        build.AddContent(4, said);
        build.CloseElement();
    }

    private static Microsoft.AspNetCore.Components.RenderFragment<LeaningView> Text(
        Func<LeaningView, string> text) => l => build => build.AddContent(0, text(l));

    private Column<LeaningView> Number(
        string key, Microsoft.AspNetCore.Components.RenderFragment<LeaningView> cell) =>
        new(key, texts[$"affinity.{key}"], cell) { Number = true };
}
