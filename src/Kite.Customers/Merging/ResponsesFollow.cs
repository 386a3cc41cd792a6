using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// What a customer said follows them into the record that takes theirs in; each response
/// remembers the number that it was noted for and goes back there.
/// </summary>
internal sealed class ResponsesFollow(KiteDb db) : ICustomerFollower
{
    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [Following.Of("responses", await Of(from).LongCountAsync(cancel))];

    public async Task Move(Moving moving, CancellationToken cancel) => await Carry(
        await Of(moving.From).ToListAsync(cancel), moving.From, moving.To,
        r => r.RecordedUnder == 0 ? moving.From.Number : r.RecordedUnder, cancel);

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var origins = moving.Origins;
        var theirs = await Of(moving.To)
            .Where(r => origins.Contains(r.RecordedUnder)).ToListAsync(cancel);
        await Carry(
            theirs, moving.To, moving.From,
            r => r.RecordedUnder == moving.From.Number ? 0 : r.RecordedUnder, cancel);
    }

    private async Task Carry(
        List<CustomerResponse> responses, MergeSide from, MergeSide to,
        Func<CustomerResponse, long> under, CancellationToken cancel)
    {
        var ids = responses.ConvertAll(r => r.Id);
        var withdrawals = await db.ResponseWithdrawals
            .Where(w => w.CustomerId == from.Id && EF.Parameter(ids).Contains(w.ResponseId))
            .ToListAsync(cancel);
        db.RemoveRange(responses);
        db.RemoveRange(withdrawals);
        db.AddRange(responses.Select(r => r.On(to.Id, under(r))));
        db.AddRange(withdrawals.Select(w => w.On(to.Id)));
    }

    private IQueryable<CustomerResponse> Of(MergeSide side) =>
        db.CustomerResponses.Where(r => r.CustomerId == side.Id);
}
