using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Who brought whom: those whom either brought are the survivor's, and whoever brought either
/// brought the survivor, unless that would put someone above themselves. What cannot stand rests
/// until the two are parted again.
/// </summary>
internal sealed class ReferralsFollow(KiteDb db) : ICustomerFollower
{
    private const string Brought = "referral";
    private const string BroughtBy = "referral-of";
    private const string Given = "referral-given";

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
    [
        Following.Of(
            "referrals",
            await db.Referrals.LongCountAsync(
                r => r.ReferrerId == from.Id && r.CustomerId != to.Id, cancel)),
    ];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var (from, to, log) = (moving.From.Id, moving.To.Id, moving.Log);
        // Two who write at once could close a circle unseen.
        await Counter.Take(db, SayWhoBrought.Turn, 1, cancel);
        var (his, theirs) = (await Of(to, cancel), await Of(from, cancel));
        var kept = await Standing(his, from, to, cancel) ? his
            : await Standing(theirs, from, to, cancel) ? theirs : null;
        foreach (var own in new[] { his, theirs }.OfType<Referral>())
        {
            if (own == kept && own.CustomerId == to) continue;
            await log.Note(BroughtBy, $"{own.CustomerId}", own.CustomerId, own, cancel);
            db.Remove(own);
        }
        if (kept is not null && kept.CustomerId == from)
        {
            // A row may not go and come under one key at once.
            await db.SaveChangesAsync(cancel);
            db.Add(Copy(kept, to));
            log.Note(Given, $"{kept.ReferrerId}", to);
        }
        foreach (var one in await BroughtOnesOf(from, cancel))
        {
            if (one.CustomerId == to) continue;
            one.ReferrerId = to;
            log.Note(Brought, $"{one.CustomerId}", from);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var (from, to, log) = (moving.From.Id, moving.To.Id, moving.Log);
        await Counter.Take(db, SayWhoBrought.Turn, 1, cancel);
        var turned = log.Things(Brought).Select(Guid.Parse).ToHashSet();
        foreach (var one in await BroughtOnesOf(to, cancel))
        {
            if (turned.Contains(one.CustomerId)) one.ReferrerId = from;
        }
        var given = log.Things(Given).Select(Guid.Parse).ToList();
        if (await Of(to, cancel) is { } now && given.Contains(now.ReferrerId)) db.Remove(now);
        await db.SaveChangesAsync(cancel);
        foreach (var (_, was) in await log.Before<Referral>(BroughtBy, cancel))
        {
            // What was said since stands, and nobody comes to stand above themselves.
            if (await Of(was.CustomerId, cancel) is not null) continue;
            if (await Circles(was.CustomerId, was.ReferrerId, cancel)) continue;

            db.Add(Copy(was, was.CustomerId));
            await db.SaveChangesAsync(cancel);
        }
    }

    // Whether it can stand for both as one: its referrer is neither of them, nor below them.
    private async Task<bool> Standing(
        Referral? own, Guid from, Guid to, CancellationToken cancel) =>
        own is not null
        && !await Circles(from, own.ReferrerId, cancel)
        && !await Circles(to, own.ReferrerId, cancel);

    private Task<bool> Circles(Guid customer, Guid referrer, CancellationToken cancel) =>
        Descent.WouldCircle(
            customer,
            referrer,
            at => db.Referrals.Where(r => r.CustomerId == at)
                .Select(r => (Guid?)r.ReferrerId).SingleOrDefaultAsync(cancel));

    private Task<Referral?> Of(Guid customer, CancellationToken cancel) =>
        db.Referrals.SingleOrDefaultAsync(r => r.CustomerId == customer, cancel);

    private Task<List<Referral>> BroughtOnesOf(Guid referrer, CancellationToken cancel) =>
        db.Referrals.Where(r => r.ReferrerId == referrer).ToListAsync(cancel);

    private static Referral Copy(Referral was, Guid customer) => new()
    {
        CustomerId = customer, ReferrerId = was.ReferrerId, Shared = was.Shared,
        Note = was.Note, Source = was.Source, NotedBy = was.NotedBy, NotedAt = was.NotedAt,
    };
}
