using System.Threading.Channels;

namespace Kite.Importing;

/// <summary>Rows of a file that go into the books together.</summary>
internal sealed record Stretch(
    IReadOnlyList<UnderstoodRow> Rows,
    IReadOnlyList<RowReading> Refused,
    long FirstRow,
    long LastRow,
    long Read,
    long BytesDone)
{
    /// <summary>Nothing but a sign of life while known rows are gone through again.</summary>
    public bool IsEmpty => Read == 0;

    /// <summary>Those not understood and, once planned, those that the books refuse.</summary>
    public IEnumerable<RowReading> AllRefused => Refused
        .Concat(Rows.Select(r => r.Reading).Where(r => r.Faults.Count > 0));

    public ImportFigures Count(BatchPlan plan) => new(
        Read, plan.Added, plan.Known, AllRefused.LongCount(), plan.NewCustomers, plan.AddedCoins,
        plan.Changed);
}

/// <summary>
/// Reads and understands rows beside the work on the database, never more than a few stretches
/// ahead of it, however large the file is.
/// </summary>
internal sealed class RowFeed : IAsyncDisposable
{
    /// <summary>Small enough that a till waits less than it can notice for its turn.</summary>
    public const int RowsInStretch = 5_000;

    private const int LettersInStretch = 4_000_000;
    private const int RowsBetweenSigns = 100_000;

    private readonly Channel<Stretch> ahead = Channel.CreateBounded<Stretch>(2);
    private readonly ImportSource source;
    private readonly CancellationTokenSource stop;
    private readonly Task work;
    private List<UnderstoodRow> rows = [];
    private List<RowReading> refused = [];
    private long first;
    private long last;
    private long letters;

    public RowFeed(ImportSource source, long after, CancellationToken cancel)
    {
        this.source = source;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        work = Task.Run(() => Read(after, stop.Token), CancellationToken.None);
    }

    public IAsyncEnumerable<Stretch> Stretches(CancellationToken cancel) =>
        ahead.Reader.ReadAllAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await work;
        stop.Dispose();
    }

    private async Task Read(long after, CancellationToken cancel)
    {
        try
        {
            var again = 0;
            foreach (var row in source.File.Rows())
            {
                cancel.ThrowIfCancellationRequested();
                var reading = source.Reader.Read(row);
                var understood = source.Work.Understand(reading);
                if (row.Number > after)
                {
                    if (IsFull && !(source.Work.GoesOn && HasRoom)) await Send(cancel);
                    Add(reading, understood);
                }
                else if (++again % RowsBetweenSigns == 0)
                {
                    await Send(cancel);
                }
            }
            if (first > 0) await Send(cancel);
            ahead.Writer.Complete();
        }
        catch (Exception e)
        {
            // It is thrown where the stretches are taken.
            ahead.Writer.Complete(e);
        }
    }

    // A receipt of more rows than this is none.
    private bool HasRoom => rows.Count + refused.Count < 2 * RowsInStretch;

    private bool IsFull =>
        rows.Count + refused.Count >= RowsInStretch || letters >= LettersInStretch;

    private void Add(RowReading reading, UnderstoodRow? understood)
    {
        if (understood is null) refused.Add(reading);
        else rows.Add(understood);
        if (first == 0) first = reading.Row.Number;
        last = reading.Row.Number;
        letters += reading.Row.Raw.Length;
    }

    private ValueTask Send(CancellationToken cancel)
    {
        var stretch = new Stretch(
            rows, refused, first, last, rows.Count + refused.Count, source.File.Position);
        (rows, refused, first, letters) = ([], [], 0, 0);
        return ahead.Writer.WriteAsync(stretch, cancel);
    }
}
