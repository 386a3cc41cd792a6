using Kite.Importing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Files of products (K12): known again by their code.</summary>
internal sealed class ProductImport(ImportFiles files, TimeProvider clock) : ImportKind
{
    // Whence a file comes when its mapping does not say.
    private const string SomeFile = "file";
    private const int LongestSource = 40;

    private static readonly IReadOnlyList<ImportMapping> FromOthers =
        ShippedMappings.In(typeof(ProductImport).Assembly, "products");

    public override string Name => "products";

    public override int Place => 5;

    public override IReadOnlyList<ImportField> Fields => ProductFields.All;

    public override IReadOnlyList<ImportMapping> Shipped => FromOthers;

    public override ImportMapping Improve(
        ImportMapping guess, TabularFile file, Business business)
    {
        if (business.CurrencyIsSettled) return guess;

        // A currency is never assumed (decision 0104).
        var currency = CurrencyGuess.Of(
            guess, file, ProductFields.Price, ProductFields.Currency);
        if (currency is null) return guess with { Currency = null };
        return currency == business.Currency
            ? guess
            : MappingGuess.Of(guess.Name, file, Fields, currency);
    }

    public override Result<ImportWork> Open(ImportOrder order)
    {
        if (!order.Asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var source = order.Mapping.Source?.Trim() is { Length: > 0 } named ? named : SomeFile;
        if (source.Length > LongestSource)
            return new BadInput("source", new WordIsTooLong(LongestSource));
        if ((order.Reader.Has(ProductFields.Price) || order.Reader.Has(ProductFields.MemberPrice))
            && order.Mapping.Currency is null && !order.Business.CurrencyIsSettled)
        {
            return new BadInput("currency", new CurrencyIsNotSaid());
        }
        return new ProductWork(order, source, new Tally(files), clock);
    }

    public override Task<long> Undo(KiteDb db, ImportBatch batch, CancellationToken cancel) =>
        ProductsBack.Take(db, batch, cancel);

    public override Task<UndoneFollowers> UndoFollowers(
        KiteDb db, Import import, long after, CancellationToken cancel) =>
        Task.FromResult(new UndoneFollowers(0, Reached: null));

    public override async Task<UndoneFigures> Leftovers(
        KiteDb db, Import import, UndoneFigures removed, CancellationToken cancel) =>
        removed with { ProductsChangedSince = await ProductsBack.Kept(db, import.Id, cancel) };

    public override Task Tidy(KiteDb db, Guid import, CancellationToken cancel) =>
        db.ProductBefores.Where(b => b.ImportId == import).ExecuteDeleteAsync(cancel);
}
