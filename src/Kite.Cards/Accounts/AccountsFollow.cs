using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// A company's accounts follow into the record that takes theirs in, and so do the cards that a
/// customer carries for a company. What is on them does not notice.
/// </summary>
internal sealed class AccountsFollow(KiteDb db) : ICustomerFollower
{
    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [
            new(
                "company-accounts", await Of(from).LongCountAsync(cancel), typeof(Texts),
                "follows.company-accounts"),
            new(
                "carried-cards", await Carried(from).LongCountAsync(cancel), typeof(Texts),
                "follows.carried-cards"),
        ];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var (from, to) = (moving.From.Number, moving.To);
        await Seats(Of(moving.From)).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.CustomerId, to.Id), cancel);
        await Of(moving.From).ExecuteUpdateAsync(
            set => set
                .SetProperty(a => a.CustomerId, to.Id)
                .SetProperty(a => a.CustomerNumber, to.Number)
                .SetProperty(
                    a => a.RecordedUnder, a => a.RecordedUnder == 0 ? from : a.RecordedUnder),
            cancel);
        await Carried(moving.From).ExecuteUpdateAsync(
            set => set
                .SetProperty(s => s.HolderId, to.Id)
                .SetProperty(s => s.HolderNumber, to.Number)
                .SetProperty(
                    s => s.HolderRecordedUnder,
                    s => s.HolderRecordedUnder == 0 ? from : s.HolderRecordedUnder),
            cancel);
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var (from, origins) = (moving.From, moving.Origins);
        var back = Of(moving.To).Where(a => origins.Contains(a.RecordedUnder));
        await Seats(back).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.CustomerId, from.Id), cancel);
        await back.ExecuteUpdateAsync(
            set => set
                .SetProperty(a => a.CustomerId, from.Id)
                .SetProperty(a => a.CustomerNumber, from.Number)
                .SetProperty(
                    a => a.RecordedUnder,
                    a => a.RecordedUnder == from.Number ? 0 : a.RecordedUnder),
            cancel);
        await Carried(moving.To).Where(s => origins.Contains(s.HolderRecordedUnder))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(s => s.HolderId, from.Id)
                    .SetProperty(s => s.HolderNumber, from.Number)
                    .SetProperty(
                        s => s.HolderRecordedUnder,
                        s => s.HolderRecordedUnder == from.Number ? 0 : s.HolderRecordedUnder),
                cancel);
    }

    private IQueryable<CompanyAccount> Of(MergeSide side) =>
        db.CompanyAccounts.Where(a => a.CustomerId == side.Id);

    private IQueryable<Seat> Carried(MergeSide side) =>
        db.Seats.Where(s => s.HolderId == side.Id);

    private IQueryable<Seat> Seats(IQueryable<CompanyAccount> accounts) =>
        db.Seats.Where(s => accounts.Any(a => a.Id == s.AccountId));
}
