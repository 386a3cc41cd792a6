using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// The numbered pieces that a customer has follow them; each remembers the number that it was
/// sold to and goes back there.
/// </summary>
internal sealed class SerialsFollow(KiteDb db) : ICustomerFollower
{
    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [
            new("serials", await Of(from).LongCountAsync(cancel), typeof(Texts),
                "follows.serials"),
        ];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        foreach (var serial in await Of(moving.From).ToListAsync(cancel))
        {
            if (serial.RecordedUnder == 0) serial.RecordedUnder = moving.From.Number;
            Give(serial, moving.To);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var origins = moving.Origins;
        var back = await Of(moving.To)
            .Where(s => origins.Contains(s.RecordedUnder)).ToListAsync(cancel);
        foreach (var serial in back)
        {
            if (serial.RecordedUnder == moving.From.Number) serial.RecordedUnder = 0;
            Give(serial, moving.From);
        }
    }

    private IQueryable<SerialNumber> Of(MergeSide side) =>
        db.Set<SerialNumber>().Where(s => s.CustomerId == side.Id);

    private static void Give(SerialNumber serial, MergeSide side)
    {
        (serial.CustomerId, serial.CustomerNumber) = (side.Id, side.Number);
        serial.Version++;
    }
}
