using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>Finds customers from the search box: whatever they are known by.</summary>
internal sealed class CustomerSearch(MatchCustomers match, IStringLocalizer<Texts> texts)
    : ISearchSource
{
    public int Order => 10;

    public async Task<IReadOnlyList<SearchHit>> Find(
        Asker asker, string typed, CancellationToken cancel)
    {
        if (typed.Length == 0 || !asker.May(May.ReadCustomers)) return [];

        var found = await match.Run(asker, typed, cancel);
        return found.Refusal is null ? [.. found.Value.Items.Select(Hit)] : [];
    }

    private SearchHit Hit(CustomerView c) => new(
        texts["customers.title"],
        "customers",
        texts.NameOf(c),
        string.Create(CultureInfo.InvariantCulture, $"/customers/{c.Number}"))
    {
        Under = c.Phone is { } phone ? Phone.Mask(phone) : null,
    };
}
