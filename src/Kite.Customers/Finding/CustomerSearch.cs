using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>Finds customers from the search box: by name, phone or number.</summary>
internal sealed class CustomerSearch(ListCustomers list, IStringLocalizer<Texts> texts)
    : ISearchSource
{
    private const int Most = 8;

    public int Order => 10;

    public async Task<IReadOnlyList<SearchHit>> Find(
        Asker asker, string typed, CancellationToken cancel)
    {
        if (typed.Length == 0 || !asker.May(May.ReadCustomers)) return [];

        var found = await list.Run(
            asker, new CustomerQuestion { Search = typed, Limit = Most }, cancel);
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
