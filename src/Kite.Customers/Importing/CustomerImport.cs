using Kite.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>Files of customers: people, companies, households.</summary>
internal sealed class CustomerImport(
    ImportFiles files, MasterKeys masters, TimeProvider clock, IStringLocalizer<Texts> words,
    DuplicatesOfImport duplicates)
    : ImportKind
{
    // Whence a file comes when its mapping does not say.
    private const string SomeFile = "file";
    private const int LongestSource = 40;

    private static readonly IReadOnlyList<ImportMapping> FromOthers =
        ShippedMappings.In(typeof(CustomerImport).Assembly, "customers");

    private IReadOnlyList<FieldView> own = [];

    public override string Name => "customers";

    public override int Place => 2;

    public override IReadOnlyList<ImportField> Fields =>
        [.. CustomerFields.All, .. own.Select(OwnReader.FieldOf)];

    public override IReadOnlyList<ImportMapping> Shipped => FromOthers;

    /// <summary>What is sealed, and what is no longer asked for, is in no file.</summary>
    public override async Task Ready(KiteDb db, CancellationToken cancel) =>
        own = [.. (await db.OwnFieldsAsync(cancel)).Where(f => !f.IsSealed && !f.IsRetired)];

    public override ImportMapping Improve(
        ImportMapping guess, TabularFile file, Business business) => guess;

    public override ImportMapping Complete(
        ImportMapping known, TabularFile file, Business business) =>
        own.Count == 0
            ? known
            : MappingGuess.With(
                known, file, [.. own.Select(OwnReader.FieldOf)], business.Currency);

    public override Result<ImportWork> Open(ImportOrder order)
    {
        if (!order.Asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!order.Asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var source = order.Mapping.Source?.Trim() is { Length: > 0 } named ? named : SomeFile;
        if (source.Length > LongestSource)
            return new BadInput("source", new TextIsTooLong(LongestSource));
        string[] names =
            ["name", "familyName", "givenName", CustomerFields.Phone, CustomerFields.Mobile,
                CustomerFields.Email];
        if (!names.Any(order.Reader.Has)) return new BadInput("name", new FieldNeedsColumn("name"));

        var today = order.Business.Today(clock);
        string Claim(string claims) => words["import.claim", claims, source, $"{today:O}"];
        return new CustomerWork(
            order, source, new CustomerReader(order, today, Claim, own), new Tally(files),
            masters, clock);
    }

    public override Task<long> Undo(KiteDb db, ImportBatch batch, CancellationToken cancel) =>
        CustomersBack.Take(db, batch, masters, cancel);

    public override Task<UndoneFollowers> UndoFollowers(
        KiteDb db, Import import, long after, CancellationToken cancel) =>
        Task.FromResult(new UndoneFollowers(0, Reached: null));

    public override Task<UndoneFigures> Leftovers(
        KiteDb db, Import import, UndoneFigures removed, CancellationToken cancel) =>
        CustomersBack.Left(db, import.Id, removed, cancel);

    public override Task<ImportHint?> Hint(
        Asker asker, Guid import, CancellationToken cancel) =>
        duplicates.Of(asker, import, cancel);

    public override Task Tidy(KiteDb db, Guid import, CancellationToken cancel) =>
        db.CustomerBefores.Where(b => b.ImportId == import).ExecuteDeleteAsync(cancel);
}
