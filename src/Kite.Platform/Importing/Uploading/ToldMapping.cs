namespace Kite.Importing;

/// <summary>
/// What is said about how a file is to be read: a mapping, or none for a guess, and the currency
/// where neither would say it.
/// </summary>
internal sealed record ToldMapping(ImportMapping? Mapping, string? Currency)
{
    public Currency? Money => Currency is null ? null : Kite.Currency.Find(Currency);

    public BadInput? Faults() => Currency is not null && Money is null
        ? new("currency", new NotACurrencyCode(Currency))
        : null;

    /// <summary>What was begun by this mapping goes on under what is said now.</summary>
    public bool Fits(string begun)
    {
        if (Mapping is null)
            return Money is null || MappingJson.Read(begun, "").Value.Currency == Money.Code;

        // A mapping for files of many shapes was fitted to this one.
        if (Mapping.Signs is not null)
            return MappingJson.Read(begun, "").Value.Name == Mapping.Name;

        var said = Money is null ? Mapping : Mapping with { Currency = Money.Code };
        return MappingJson.Write(said) == begun;
    }
}
