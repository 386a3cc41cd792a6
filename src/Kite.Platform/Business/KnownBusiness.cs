using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kite;

/// <summary>
/// The business as it was read a moment ago: every page and every form asks for it many times. What
/// is changed here is seen at once; what another copy of Kite changes, two seconds later.
/// </summary>
public sealed class KnownBusiness
{
    private const long Moment = 2_000;

    private readonly Lock gate = new();
    private Business? known;
    private long until;

    /// <summary>How often it has changed since the start.</summary>
    internal long Changes { get; private set; }

    internal Business? Find()
    {
        lock (gate) return Environment.TickCount64 < until ? known : null;
    }

    /// <summary>Keeps nothing that changed while it was read.</summary>
    internal void Keep(Business read, long since)
    {
        lock (gate)
        {
            if (since != Changes) return;
            (known, until) = (read, Environment.TickCount64 + Moment);
        }
    }

    internal void Forget()
    {
        lock (gate)
        {
            Changes++;
            known = null;
        }
    }
}

/// <summary>Whoever changed the business has it forgotten once that is in the books.</summary>
internal sealed class BusinessChanged : DbTransactionInterceptor
{
    public static readonly BusinessChanged Instance = new();

    public override void TransactionCommitted(
        System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData) =>
        Forget(eventData);

    public override Task TransactionCommittedAsync(
        System.Data.Common.DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Forget(eventData);
        return Task.CompletedTask;
    }

    private static void Forget(TransactionEndEventData told)
    {
        if (told.Context is KiteDb { HasTouchedBusiness: true } db) db.Known.Forget();
    }
}
