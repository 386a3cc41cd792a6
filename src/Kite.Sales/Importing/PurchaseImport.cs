using Kite.Catalogue;
using Kite.Customers;
using Kite.Importing;

namespace Kite.Sales;

/// <summary>Files of purchases, with their customers and stores.</summary>
internal sealed class PurchaseImport(
    ImportFiles files, AddStore addStore, MasterKeys masters, TimeProvider clock,
    DuplicatesOfImport duplicates)
    : ImportKind
{
    // Whence a file comes when its mapping does not say.
    private const string SomeFile = "file";
    private const int LongestSource = 40;
    private const int LongestStore = 100;

    public override string Name => "purchases";

    public override int Place => 1;

    public override IReadOnlyList<ImportField> Fields => PurchaseFields.All;

    public override IReadOnlyList<ImportMapping> Shipped => [ImportMapping.Cdnow];

    public override ImportMapping Improve(
        ImportMapping guess, TabularFile file, Business business)
    {
        if (business.CurrencyIsSettled) return ByLines(guess);

        // What nobody has said is left open: the first purchases settle it for the whole books.
        var currency = CurrencyGuess.Of(
            guess, file, PurchaseFields.Amount, PurchaseFields.Currency);
        if (currency is null) return ByLines(guess) with { Currency = null };
        return ByLines(currency == business.Currency
            ? guess
            : MappingGuess.Of(guess.Name, file, Fields, currency));
    }

    // In a file of products, a column of quantities tells how much of each there was.
    private static ImportMapping ByLines(ImportMapping guess)
    {
        var columns = new Dictionary<string, ColumnName>(guess.Columns, StringComparer.Ordinal);
        var tellsProducts = columns.ContainsKey(PurchaseFields.Product)
            || columns.ContainsKey(PurchaseFields.ProductName);
        if (!tellsProducts)
        {
            columns.Remove(PurchaseFields.Quantity);
            if (columns.ContainsKey(PurchaseFields.Amount))
                columns.Remove(PurchaseFields.LineAmount);
        }
        else if (columns.TryGetValue(PurchaseFields.Items, out var items)
            && columns.TryAdd(PurchaseFields.Quantity, items))
        {
            columns.Remove(PurchaseFields.Items);
        }
        // Where there is but one column of amounts, it is what the purchase needs.
        if (!columns.ContainsKey(PurchaseFields.Amount)
            && columns.Remove(PurchaseFields.LineAmount, out var paid))
        {
            columns[PurchaseFields.Amount] = paid;
        }
        return guess with { Columns = columns };
    }

    public override Result<ImportWork> Open(ImportOrder order)
    {
        var source = order.Mapping.Source?.Trim() is { Length: > 0 } named ? named : SomeFile;
        var faults = Faults(order, source).ToList();
        if (faults.Count > 0) return new BadInput(faults);

        var (met, repeats) = (new Tally(files), new Tally(files));
        var lines = LineReader.For(order.Reader);
        return new PurchaseWork(
            order,
            source,
            new StoreFinder(order, source, addStore),
            new BuyerFinder(source, order.Import, met, clock),
            met,
            repeats,
            masters,
            clock,
            new PurchaseReader(order, new References(repeats), lines),
            lines);
    }

    public override async Task<long> Undo(
        KiteDb db, ImportBatch batch, CancellationToken cancel) =>
        await PurchaseBook.Remove(
            db, batch.ImportId, batch.FirstPosition, batch.LastPosition, cancel)
        + await CarriedPurchases.Remove(db, batch.ImportId, cancel);

    public override Task<UndoneFollowers> UndoFollowers(
        KiteDb db, Import import, long after, CancellationToken cancel) =>
        BuyersBack.Next(db, import.Id, after, cancel);

    public override async Task<UndoneFigures> Leftovers(
        KiteDb db, Import import, UndoneFigures removed, CancellationToken cancel)
    {
        if (import.SettledCurrency) await PurchaseBook.Unsettle(db, cancel);
        return await BuyersBack.Left(db, import.Id, removed, cancel);
    }

    public override Task<ImportHint?> Hint(
        Asker asker, Guid import, CancellationToken cancel) =>
        duplicates.Of(asker, import, cancel);

    private static IEnumerable<Fault> Faults(ImportOrder order, string source)
    {
        var (mapping, reader, business) = (order.Mapping, order.Reader, order.Business);
        if (source.Length > LongestSource)
            yield return new("source", new ReferenceIsUnfit(LongestSource));
        if (mapping.Store?.Length > LongestStore)
            yield return new("store", new NameIsMissing(LongestStore));
        if (!business.CurrencyIsSettled && mapping.Currency is null)
            yield return new("currency", new CurrencyIsNotSaid());
        if (business.CurrencyIsSettled && reader.Currency != business.Currency)
        {
            yield return new("currency", new BooksAreInAnotherCurrency(
                reader.Currency.Code, business.CurrencyCode));
        }
        string[] names =
        [
            PurchaseFields.Customer, PurchaseFields.Name, PurchaseFields.Phone,
            PurchaseFields.Email,
        ];
        if (!names.Any(reader.Has) && !reader.Has(PurchaseFields.Store) && mapping.Store is null)
            yield return new("customer", new FieldNeedsColumn(PurchaseFields.Customer));
    }
}
