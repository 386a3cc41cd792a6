using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Says why a model may or may not be used.</summary>
internal static class DoubtWords
{
    public static string Why(IStringLocalizer words, Judged judged, Judgement judgement) =>
        words[
            "likely.doubt." + Words.Kebab($"{judged.Doubt}"),
            judged.Doubt switch
            {
                Doubt.FewCustomers => Judging.LeastCustomers,
                Doubt.FewSpenders => Judging.LeastSpenders,
                Doubt.ShortTime => Figures.Count((long)Math.Ceiling(
                    Judging.LeastPauses * judgement.UsualPause ?? 0)),
                Doubt.SpendGoesWithVisits => judgement.Correlation.ToString(
                    "0.00", CultureInfo.CurrentCulture),
                _ => "",
            }];
}
