using System.Globalization;
using Kite.Platform;
using Microsoft.Extensions.Localization;

namespace Kite;

/// <summary>Finds the places on the rail by their names.</summary>
internal sealed class PageSearch(
    IEnumerable<RailEntry> rails, IStringLocalizerFactory words, IStringLocalizer<Texts> texts)
    : ISearchSource
{
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    public int Order => 100;

    public Task<IReadOnlyList<SearchHit>> Find(Asker asker, string typed, CancellationToken cancel)
    {
        var compare = CultureInfo.CurrentCulture.CompareInfo;
        IReadOnlyList<SearchHit> hits =
        [
            .. rails.Where(r => r.Permission is null || asker.May(r.Permission))
                .OrderBy(r => r.Order)
                .Select(r => new SearchHit(texts["search.pages"], r.Icon, r.Word(words), r.Href))
                .Where(h => compare.IndexOf(h.Title, typed, Loose) >= 0),
        ];
        return Task.FromResult(hits);
    }
}
