namespace Kite.Catalogue;

/// <summary>How high a tax is to be from a day on, as it is typed.</summary>
public sealed record TaxVersionDraft
{
    internal const int MostBasisPoints = 10_000;

    /// <summary>The first day on which it holds; today where none is said.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>13 per cent are 1300.</summary>
    public int? BasisPoints { get; init; }

    /// <summary>The prices contain it; else it comes on top of them.</summary>
    public bool IsIncluded { get; init; } = true;

    internal IEnumerable<Fault> Faults()
    {
        if (BasisPoints is null or < 0 or > MostBasisPoints)
            yield return new("basisPoints", new NotATaxRate());
        if (FirstDay?.Year is < 1900 or > 2200)
            yield return new("firstDay", new YearIsOutOfReach(FirstDay.Value));
    }
}

/// <summary>A new tax rate with its first version, as it is typed.</summary>
public sealed record TaxRateDraft
{
    internal const int LongestName = 100;

    /// <summary>By it products and files name the rate; it never changes.</summary>
    public string? Code { get; init; }
    public string? Name { get; init; }

    /// <summary>The first day on which it holds; it always did where none is said.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>13 per cent are 1300.</summary>
    public int? BasisPoints { get; init; }

    /// <summary>The prices contain it; else it comes on top of them.</summary>
    public bool IsIncluded { get; init; } = true;

    internal TaxVersionDraft First => new()
    {
        FirstDay = FirstDay ?? KeepTaxes.Always, BasisPoints = BasisPoints,
        IsIncluded = IsIncluded,
    };

    internal IEnumerable<Fault> Faults()
    {
        if (Code is not { Length: > 0 and <= ProductFacts.LongestWord }
            || Code.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            yield return new("code", new TaxCodeIsUnfit(ProductFacts.LongestWord));
        }
        if (Name is not { Length: > 0 and <= LongestName })
            yield return new("name", new NameIsMissing(LongestName));
        foreach (var fault in First.Faults()) yield return fault;
    }
}

/// <summary>What is to be changed of a tax rate; its code and its past versions stay.</summary>
public sealed record TaxRateWish(string? Name = null, bool? IsRetired = null);
