using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>Says in words what a kind of coupon says.</summary>
internal static class CouponWords
{
    public static string Of(IStringLocalizer<Texts> texts, CouponKindView k)
    {
        var parts = new List<string> { Worth(texts, k) };
        if (k.Least is { } least) parts.Add(texts["coupon-says.least", Figures.Exact(least)]);
        if (k.Days is { } days) parts.Add(texts["coupon-says.days", Figures.Count(days)]);
        if (k.FirstDay is { } first) parts.Add(texts["coupon-says.first", Figures.Day(first)]);
        if (k.LastDay is { } last) parts.Add(texts["coupon-says.last", Figures.Day(last)]);
        if (k.Uses > 1) parts.Add(texts["coupon-says.uses", Figures.Count(k.Uses)]);
        if (k.UsesEach is { } each) parts.Add(texts["coupon-says.each", Figures.Count(each)]);
        if (k.IsNamed) parts.Add(texts["coupon-says.named"]);
        if (k.Stacks) parts.Add(texts["coupon-says.stacks"]);
        if (k.Stores.Count > 0)
            parts.Add(texts["coupon-says.stores", string.Join(", ", k.Stores)]);
        return string.Join(" · ", parts);
    }

    /// <summary>What it takes off, and nothing else.</summary>
    public static string Worth(IStringLocalizer<Texts> texts, CouponKindView k)
    {
        if (k.Off is { } off) return texts["coupon-says.off", Figures.Exact(off)];

        var part = Figures.Percent(
            (k.BasisPoints ?? 0) / 10_000d, k.BasisPoints % 100 == 0 ? 0 : 2);
        return k.Most is { } most
            ? texts["coupon-says.part.most", part, Figures.Exact(most)]
            : texts["coupon-says.part", part];
    }
}
