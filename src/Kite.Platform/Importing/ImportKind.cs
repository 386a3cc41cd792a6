namespace Kite.Importing;

/// <summary>
/// A kind of thing that files bring: purchases, customers, products. The machinery reads, batches,
/// resumes and undoes; the kind understands rows and knows the books they go into.
/// </summary>
public abstract class ImportKind
{
    /// <summary>How people and programs name it: <c>purchases</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Where it stands among the kinds that one may choose.</summary>
    public abstract int Place { get; }

    public abstract IReadOnlyList<ImportField> Fields { get; }

    /// <summary>
    /// Learns what the business has made its own, such as fields that it added; called before
    /// the kind is asked anything about a file.
    /// </summary>
    public virtual Task Ready(KiteDb db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>The mappings for files of other programs that come with Kite.</summary>
    public virtual IReadOnlyList<ImportMapping> Shipped => [];

    /// <summary>
    /// Looks at a fresh file's mapping, where the kind knows better than the general guess.
    /// </summary>
    public abstract ImportMapping Improve(ImportMapping guess, TabularFile file, Business business);

    /// <summary>
    /// Adds to the mapping of another program what the business has made its own.
    /// </summary>
    public virtual ImportMapping Complete(
        ImportMapping known, TabularFile file, Business business) => known;

    /// <summary>Makes ready to take one file's rows, or says what the mapping lacks.</summary>
    public abstract Result<ImportWork> Open(ImportOrder order);

    /// <summary>
    /// Takes back what one batch brought, in the transaction that is open; answers how many.
    /// </summary>
    public abstract Task<long> Undo(KiteDb db, ImportBatch batch, CancellationToken cancel);

    /// <summary>
    /// Takes back what came along with the rows (customers), a piece at a time, in the
    /// transaction that is open.
    /// </summary>
    public abstract Task<UndoneFollowers> UndoFollowers(
        KiteDb db, Import import, long after, CancellationToken cancel);

    /// <summary>
    /// What stayed when all that could be taken back was; called last, in the transaction that
    /// is open.
    /// </summary>
    public abstract Task<UndoneFigures> Leftovers(
        KiteDb db, Import import, UndoneFigures removed, CancellationToken cancel);

    /// <summary>
    /// What there is to do once the file is in, for who may do it; nothing for most kinds.
    /// </summary>
    public virtual Task<ImportHint?> Hint(Asker asker, Guid import, CancellationToken cancel) =>
        Task.FromResult<ImportHint?>(null);

    /// <summary>
    /// Removes what was kept for an undoing that is done, or that nobody asked for in time.
    /// </summary>
    public virtual Task Tidy(KiteDb db, Guid import, CancellationToken cancel) =>
        Task.CompletedTask;
}

/// <summary>One file's rows on their way: understood in its order, taken in batches.</summary>
public abstract class ImportWork : IDisposable
{
    /// <summary>
    /// Understands a row; null when it cannot be taken, for the reasons noted in the reading.
    /// Called once for every row from the first on, one after the other.
    /// </summary>
    public abstract UnderstoodRow? Understand(RowReading reading);

    /// <summary>
    /// Whether the row understood last belongs to the same thing as the one before it: the two
    /// go into the books in one batch.
    /// </summary>
    public virtual bool GoesOn => false;

    /// <summary>
    /// Asks the books what these rows will bring, before any transaction. Rows that the books
    /// refuse get a reason noted in their reading. A dry run ends here, and where
    /// <paramref name="forReal"/> is not so, nothing at all may be written.
    /// </summary>
    public abstract Task<BatchPlan> Plan(
        KiteDb db, IReadOnlyList<UnderstoodRow> rows, bool forReal, CancellationToken cancel);

    /// <summary>Brings what was planned into the books, in the transaction that is open.</summary>
    public abstract Task<BatchPlaces> Take(KiteDb db, BatchPlan plan, CancellationToken cancel);

    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the work held.</summary>
    protected virtual void Close()
    {
    }
}

/// <summary>What a kind needs to know of the import before its rows come.</summary>
public sealed record ImportOrder(
    Guid Import, Asker Asker, Business Business, ImportMapping Mapping, RowReader Reader);

/// <summary>A row that makes sense by itself; the books have not been asked yet.</summary>
public abstract class UnderstoodRow(RowReading reading)
{
    public RowReading Reading => reading;

    /// <summary>What the row says, by field, for the person who looks over the mapping.</summary>
    public abstract IReadOnlyDictionary<string, object?> Shown { get; }
}

/// <summary>What a batch will bring; each kind adds what it needs to bring it.</summary>
public abstract class BatchPlan
{
    public long Added { get; protected set; }
    public long Known { get; protected set; }

    /// <summary>Of those known, whose record the file changes.</summary>
    public long Changed { get; protected set; }
    public long NewCustomers { get; protected set; }
    public long AddedCoins { get; protected set; }
}

/// <summary>Something to look after, in the reader's words, and where.</summary>
public sealed record ImportHint(string Says, string Do, string Href);

/// <summary>Where what a batch brought stands in the books; zero when it brought nothing.</summary>
public sealed record BatchPlaces(
    long FirstPosition, long LastPosition, bool SettledCurrency = false)
{
    public static readonly BatchPlaces None = new(0, 0);
}

/// <summary>A piece taken back, and the number it reached; null when nothing is left.</summary>
public sealed record UndoneFollowers(long Removed, long? Reached);
