using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>The words for what came of a review.</summary>
internal static class ReviewWords
{
    public static string ReviewWord(this IStringLocalizer<Texts> texts, ReviewState state) =>
        texts["review.state." + state.ToString().ToLowerInvariant()];
}
