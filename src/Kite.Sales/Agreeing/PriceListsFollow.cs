using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// The price list that a customer buys by follows them, unless the record that takes theirs in
/// has one of its own; undoing gives it back.
/// </summary>
internal sealed class PriceListsFollow(KiteDb db) : ICustomerFollower
{
    private const string Kind = "price-list";

    // Whether the survivor had none, so that the list came with this merge.
    private sealed record Before(Guid List, bool CameAlong);

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var follows = await Of(from, cancel) is not null && await Of(to, cancel) is null;
        return [new("price-lists", follows ? 1 : 0, typeof(Texts), "follows.price-lists")];
    }

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        if (await Of(moving.From, cancel) is not { } mine) return;

        var comes = await Of(moving.To, cancel) is null;
        await moving.Log.Note(
            Kind, null, moving.From.Id, new Before(mine.PriceListId, comes), cancel);
        db.Remove(mine);
        if (comes) db.Add(Agreed(moving.To, mine.PriceListId));
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        foreach (var (_, before) in await moving.Log.Before<Before>(Kind, cancel))
        {
            if (!await db.Set<PriceList>().AnyAsync(l => l.Id == before.List, cancel)) continue;

            db.Add(Agreed(moving.From, before.List));
            // Who agreed on another list since keeps that one.
            if (before.CameAlong && await Of(moving.To, cancel) is { } came
                && came.PriceListId == before.List)
            {
                db.Remove(came);
            }
        }
    }

    private Task<PriceListCustomer?> Of(MergeSide side, CancellationToken cancel) =>
        db.Set<PriceListCustomer>().SingleOrDefaultAsync(
            c => c.CustomerId == side.Id, cancel);

    private static PriceListCustomer Agreed(MergeSide side, Guid list) => new()
    {
        CustomerId = side.Id, CustomerNumber = side.Number, PriceListId = list,
    };
}
