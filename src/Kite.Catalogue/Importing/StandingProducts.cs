using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Products of the books beside the rows of a file that speak of them.</summary>
internal sealed class StandingProducts(KnownRecords mode)
{
    private readonly Dictionary<string, Standing> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> codeOfBarcode = new(StringComparer.Ordinal);

    public async Task Read(
        KiteDb db, IReadOnlyCollection<FileProduct> rows, CancellationToken cancel)
    {
        var codes = rows.Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var wanted = rows.SelectMany(r => r.Facts.AllBarcodes).ToHashSet(StringComparer.Ordinal);
        var products = db.Products;
        var barcodes = await db.ProductBarcodes.AsNoTracking()
            .Join(products, b => b.ProductId, p => p.Id, (b, p) => new { b.Barcode, p.Code })
            .Where(b => EF.Parameter(codes).Contains(b.Code)
                || EF.Parameter(wanted).Contains(b.Barcode))
            .ToListAsync(cancel);
        foreach (var b in barcodes) codeOfBarcode[b.Barcode] = b.Code;
        var theirs = barcodes.ToLookup(b => b.Code, b => b.Barcode, StringComparer.Ordinal);
        foreach (var p in await products.AsNoTracking()
            .Where(p => EF.Parameter(codes).Contains(p.Code)).ToListAsync(cancel))
        {
            byCode[p.Code] = new(p.Id, p.Said(theirs[p.Code]));
        }
    }

    public Guid? Find(string code) => byCode.TryGetValue(code, out var mine) ? mine.Id : null;

    /// <summary>
    /// Gives the row's barcodes to its product; why not, where another one bears one of them.
    /// </summary>
    public BarcodeIsTaken? Claim(FileProduct row)
    {
        foreach (var barcode in row.Facts.AllBarcodes)
        {
            if (codeOfBarcode.TryGetValue(barcode, out var code) && code != row.Code)
                return new(barcode, code);
        }
        foreach (var barcode in row.Facts.AllBarcodes) codeOfBarcode[barcode] = row.Code;
        return null;
    }

    /// <summary>Why the row's prices do not go with those of its product.</summary>
    public Fault? PriceFault(FileProduct row) => byCode.TryGetValue(row.Code, out var mine)
        ? Changed(mode, mine.Facts, row.Facts)?.PriceFault()
        : null;

    /// <summary>
    /// Whether the row changes its product; what it says counts for the rows behind it.
    /// </summary>
    public bool Take(FileProduct row)
    {
        var mine = byCode[row.Code];
        var after = Changed(mode, mine.Facts, row.Facts);
        if (after is null) return false;

        byCode[row.Code] = mine with { Facts = after };
        return true;
    }

    /// <summary>What becomes of a product; none where it stays as it is.</summary>
    public static ProductFacts? Changed(KnownRecords mode, ProductFacts mine, ProductFacts said)
    {
        if (mode is KnownRecords.Leave) return null;

        var after = mode is KnownRecords.Fill ? mine.Over(said) : said.Over(mine);
        return KeptProduct.Of(after) == KeptProduct.Of(mine) ? null : after;
    }

    private sealed record Standing(Guid Id, ProductFacts Facts);
}
