using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>How files may call the tax rates: by their codes or names, in any letters.</summary>
internal sealed class TaxWords
{
    private readonly Dictionary<string, string> codes =
        new(StringComparer.CurrentCultureIgnoreCase);

    public static async Task<TaxWords> Read(KiteDb db, CancellationToken cancel)
    {
        var words = new TaxWords();
        var rates = await db.TaxRates.AsNoTracking().OrderBy(r => r.Code).ToListAsync(cancel);
        foreach (var rate in rates) words.codes[rate.Code] = rate.Code;
        foreach (var rate in rates) words.codes.TryAdd(rate.Name, rate.Code);
        return words;
    }

    /// <summary>Puts the rate's code into the row; false where no rate is called so.</summary>
    public bool Settle(FileProduct row)
    {
        if (row.Facts.TaxRate is not { } written) return true;
        if (!codes.TryGetValue(written, out var code)) return false;

        row.Facts = row.Facts with { TaxRate = code };
        return true;
    }
}
