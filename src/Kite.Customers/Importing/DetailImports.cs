using Kite.Importing;

namespace Kite.Customers;

/// <summary>Files of what belongs to customers who are in the books already.</summary>
internal abstract class DetailImport : ImportKind
{
    public override ImportMapping Improve(
        ImportMapping guess, TabularFile file, Business business) => guess;

    public override Result<ImportWork> Open(ImportOrder order)
    {
        var source = Details.SourceOf(order);
        return source.Refusal is { } no ? no : Work(order, source.Value);
    }

    public override Task<long> Undo(KiteDb db, ImportBatch batch, CancellationToken cancel) =>
        Details.Undo(db, batch, cancel);

    public override Task<UndoneFollowers> UndoFollowers(
        KiteDb db, Import import, long after, CancellationToken cancel) =>
        Task.FromResult(new UndoneFollowers(0, Reached: null));

    public override Task<UndoneFigures> Leftovers(
        KiteDb db, Import import, UndoneFigures removed, CancellationToken cancel) =>
        Task.FromResult(removed);

    public override Task Tidy(KiteDb db, Guid import, CancellationToken cancel) =>
        Details.Tidy(db, import, cancel);

    protected abstract ImportWork Work(ImportOrder order, string source);
}

/// <summary>Files of further phones, e-mails, addresses and messengers.</summary>
internal sealed class ContactImport(ImportFiles files, TimeProvider clock) : DetailImport
{
    public override string Name => "contacts";

    public override int Place => 3;

    public override IReadOnlyList<ImportField> Fields => DetailFields.Contacts;

    protected override ImportWork Work(ImportOrder order, string source) =>
        new ContactWork(order, source, new Tally(files), clock);
}

/// <summary>Files of who is what to whom.</summary>
internal sealed class RelationImport(ImportFiles files, TimeProvider clock) : DetailImport
{
    private static readonly IReadOnlyList<ImportMapping> FromOthers =
        ShippedMappings.In(typeof(RelationImport).Assembly, "relations");

    public override string Name => "relations";

    public override int Place => 4;

    public override IReadOnlyList<ImportField> Fields => DetailFields.Relations;

    public override IReadOnlyList<ImportMapping> Shipped => FromOthers;

    protected override ImportWork Work(ImportOrder order, string source) =>
        new RelationWork(order, source, new Tally(files), clock);
}
