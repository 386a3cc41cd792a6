namespace Kite.Insight;

/// <summary>
/// What is counted together: each product by itself, or all products of a category. Products
/// that stand for nothing are left out.
/// </summary>
internal sealed class Things
{
    private readonly int[] ofProduct;

    private Things(int[] ofProduct, string[] keys) => (this.ofProduct, Keys) = (ofProduct, keys);

    /// <summary>The code or the category of each.</summary>
    public string[] Keys { get; }

    public int Count => Keys.Length;

    /// <summary>What a product counts as; -1 where it counts as nothing.</summary>
    public int Of(int product) => product < ofProduct.Length ? ofProduct[product] : -1;

    public int Find(string key) => Array.IndexOf(Keys, key);

    public static Things Products(IReadOnlyList<string> codes) =>
        new([.. Enumerable.Range(0, codes.Count)], [.. codes]);

    /// <summary>Categories in the order of their names, whatever the numbers of products are.
    /// </summary>
    public static Things Categories(
        IReadOnlyList<string> codes, IReadOnlyDictionary<string, string> categories)
    {
        string[] names =
        [
            .. codes.Select(c => categories.GetValueOrDefault(c)).OfType<string>()
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        return new(
            [
                .. codes.Select(c => categories.TryGetValue(c, out var name)
                    ? Array.IndexOf(names, name)
                    : -1),
            ],
            names);
    }
}
