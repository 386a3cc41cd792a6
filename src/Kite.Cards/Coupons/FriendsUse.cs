using Kite.Customers;

namespace Kite.Cards;

/// <summary>
/// Says who brought whom when a friend uses a coupon: whoever came into the books after it was
/// issued, and of whom nobody has said yet who brought them, was brought by its holder.
/// </summary>
internal sealed class FriendsUse(KiteDb db, TimeProvider clock)
{
    public async Task Tell(
        Asker asker, IEnumerable<Coupon> coupons, Survivor user, CancellationToken cancel)
    {
        var friend = coupons
            .Where(c => c.CustomerId is { } holder && holder != user.Customer.Id
                && c.IssuedAt < user.Customer.CreatedAt)
            .OrderBy(c => c.Id).FirstOrDefault();
        if (friend is null || await db.HasReferrer(user.Customer.Id, cancel)) return;

        // Whoever takes the coupon in tells it by that: no permission of their own is needed.
        var teller = asker with
        {
            Permissions = new HashSet<string>([May.WriteCustomers], StringComparer.Ordinal),
        };
        var order = new SayWhoBrought.Order { Referrer = friend.CustomerId };
        // Where it would put someone above themselves it is left unsaid; the use names both.
        await new SayWhoBrought(db, clock).Run(
            teller, user.Customer.Id, order, "coupon", cancel);
        db.For(asker);
    }
}
