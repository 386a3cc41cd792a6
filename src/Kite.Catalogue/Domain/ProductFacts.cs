namespace Kite.Catalogue;

/// <summary>What is said of a product, by a person, a program or a file.</summary>
public sealed record ProductFacts
{
    internal const int LongestCode = 60;
    internal const int LongestName = 200;
    internal const int LongestWord = 60;
    internal const int MostBarcodes = 20;
    internal const long MostCoins = 100_000_000_000_000;
    internal const int MostMonths = 600;

    private static readonly Dictionary<string, string?> None = new(StringComparer.Ordinal);

    /// <summary>Its code on receipts, in files and for programs; never changes.</summary>
    public string? Code { get; init; }
    public string? Name { get; init; }

    /// <summary>Its name in other languages: <c>{"el": "Μακαρόνια", "zh-Hans": "面"}</c>.</summary>
    public IReadOnlyDictionary<string, string?>? Names { get; init; }
    public string? Category { get; init; }

    /// <summary>In what it is counted: portion, kg.</summary>
    public string? Unit { get; init; }

    /// <summary>The codes that a scanner reads from it.</summary>
    public IReadOnlyList<string?>? Barcodes { get; init; }

    /// <summary>The regular price of one unit.</summary>
    public Money? Price { get; init; }

    /// <summary>What members pay for one unit: never more than others.</summary>
    public Money? MemberPrice { get; init; }

    /// <summary>The code of the tax that it bears.</summary>
    public string? TaxRate { get; init; }

    /// <summary>How many months the business answers for a piece that was sold.</summary>
    public int? WarrantyMonths { get; init; }

    /// <summary>The times of the week at which it is sold; always where none is said.</summary>
    public IReadOnlyList<SoldTime?>? SoldTimes { get; init; }

    /// <summary>The first day on which it is sold.</summary>
    public DateOnly? ActiveFrom { get; init; }

    /// <summary>The last day on which it is sold.</summary>
    public DateOnly? ActiveTo { get; init; }

    /// <summary>Trimmed and without faults, or every fault at its field.</summary>
    internal Result<ProductFacts> Checked()
    {
        var plain = Trimmed();
        var faults = plain.Faults().ToList();
        return faults.Count > 0 ? new BadInput(faults) : plain;
    }

    internal IEnumerable<string> AllBarcodes => (Barcodes ?? []).Select(b => b!);

    /// <summary>
    /// These facts, and the other's where these say nothing; barcodes and names of both.
    /// </summary>
    internal ProductFacts Over(ProductFacts other) => this with
    {
        Name = Name ?? other.Name,
        Names = Merged(Names, other.Names),
        Category = Category ?? other.Category,
        Unit = Unit ?? other.Unit,
        Barcodes = [.. AllBarcodes.Union(other.AllBarcodes, StringComparer.Ordinal)],
        Price = Price ?? other.Price,
        MemberPrice = MemberPrice ?? other.MemberPrice,
        TaxRate = TaxRate ?? other.TaxRate,
        WarrantyMonths = WarrantyMonths ?? other.WarrantyMonths,
        SoldTimes = SoldTimes is { Count: > 0 } ? SoldTimes : other.SoldTimes,
        ActiveFrom = ActiveFrom ?? other.ActiveFrom,
        ActiveTo = ActiveTo ?? other.ActiveTo,
    };

    private static Dictionary<string, string?> Merged(
        IReadOnlyDictionary<string, string?>? first,
        IReadOnlyDictionary<string, string?>? second) =>
        (first ?? None).Concat(second ?? None)
            .DistinctBy(n => n.Key, StringComparer.Ordinal)
            .OrderBy(n => n.Key, StringComparer.Ordinal)
            .ToDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal);

    private ProductFacts Trimmed() => this with
    {
        Code = Code?.Trim() ?? "",
        Name = Name?.Trim() ?? "",
        Names = (Names ?? None)
            .Where(n => !string.IsNullOrWhiteSpace(n.Value))
            .OrderBy(n => n.Key, StringComparer.Ordinal)
            .ToDictionary(n => n.Key, n => (string?)n.Value!.Trim(), StringComparer.Ordinal),
        Category = Word(Category),
        Unit = Word(Unit),
        TaxRate = Word(TaxRate),
        SoldTimes = SoldTimes ?? [],
        Barcodes =
        [
            .. (Barcodes ?? []).Select(b => b?.Trim() ?? "").Where(b => b.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ],
    };

    private static string? Word(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null : word.Trim();

    private IEnumerable<Fault> Faults()
    {
        if (Code is not { Length: > 0 and <= LongestCode } || Code.Any(char.IsControl))
            yield return new("code", new ProductCodeIsUnfit(LongestCode));
        if (Name is not { Length: > 0 and <= LongestName })
            yield return new("name", new NameIsMissing(LongestName));
        foreach (var (language, name) in Names!)
        {
            if (!ProductNames.Languages.Contains(language, StringComparer.Ordinal))
            {
                yield return new("names", new NoNameInThisLanguage(
                    language, string.Join(", ", ProductNames.Languages)));
            }
            else if (name!.Length > LongestName)
            {
                yield return new("names", new WordIsTooLong(LongestName));
            }
        }
        if (Category?.Length > LongestWord)
            yield return new("category", new WordIsTooLong(LongestWord));
        if (Unit?.Length > LongestWord) yield return new("unit", new WordIsTooLong(LongestWord));
        foreach (var fault in OfFigures()) yield return fault;
    }

    private IEnumerable<Fault> OfFigures()
    {
        if (Barcodes!.Count > MostBarcodes)
            yield return new("barcodes", new OutOfRange(0, MostBarcodes));
        if (AllBarcodes.FirstOrDefault(b => !IsBarcode(b)) is { } unfit)
            yield return new("barcodes", new NotABarcode(unfit));
        if (Price?.Coins is < 0 or > MostCoins)
            yield return new("price", new PriceIsOutOfReach());
        if (PriceFault() is { } dear) yield return dear;
        if (TaxRate?.Length > LongestWord)
            yield return new("taxRate", new WordIsTooLong(LongestWord));
        if (WarrantyMonths is < 1 or > MostMonths)
            yield return new("warrantyMonths", new OutOfRange(1, MostMonths));
        if (SoldTimes!.Count > Catalogue.SoldTimes.Most)
            yield return new("soldTimes", new OutOfRange(0, Catalogue.SoldTimes.Most));
        if (SoldTimes.Any(time => time is not { IsSound: true }))
            yield return new("soldTimes", new NotASoldTime());
        foreach (var (field, day) in new[] { ("activeFrom", ActiveFrom), ("activeTo", ActiveTo) })
        {
            if (day?.Year is < 1900 or > 2200)
                yield return new(field, new YearIsOutOfReach(day.Value));
        }
        if (ActiveTo < ActiveFrom)
            yield return new("activeTo", new SaleEndsBeforeItBegins());
    }

    /// <summary>Why members cannot pay that; null where they can.</summary>
    internal Fault? PriceFault() => MemberPrice switch
    {
        null => null,
        { Coins: < 0 or > MostCoins } => new("memberPrice", new PriceIsOutOfReach()),
        { } one when Price is { } price && one.Currency != price.Currency => new(
            "memberPrice",
            new PriceIsInAnotherCurrency(one.Currency.Code, price.Currency.Code)),
        { } one when one.Coins > Price?.Coins =>
            new("memberPrice", new MembersWouldPayMore(one, Price.Value)),
        _ => null,
    };

    private static bool IsBarcode(string code) =>
        code.Length <= LongestWord && code.All(c => c is > ' ' and < '\u007F');
}
