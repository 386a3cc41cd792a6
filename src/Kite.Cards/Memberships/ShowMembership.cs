using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>Shows one membership and how its fee became income.</summary>
public sealed class ShowMembership(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/memberships/{number:long}",
                async (
                    long number, ShowMembership show, Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("One membership, and how its fee became income");

    public async Task<Result<MembershipDetails>> Run(
        Asker asker, long number, CancellationToken cancel) =>
        asker.May(May.ReadCards)
            ? await View(number, cancel)
            : new NotAllowed(May.ReadCards);

    internal async Task<Result<MembershipDetails>> View(long number, CancellationToken cancel)
    {
        var asked = db.Memberships.AsNoTracking().Where(m => m.Number == number);
        var found = await db.Found(asked).SingleOrDefaultAsync(cancel);
        if (found is null) return new NoSuchMembership($"{number}");

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var id = found.Membership.Id;
        var incomes = await db.MembershipIncomes.AsNoTracking()
            .Where(i => i.MembershipId == id).OrderBy(i => i.ThroughDay).ToListAsync(cancel);
        return new MembershipDetails(
            found.View(today),
            incomes.ConvertAll(i => new MembershipIncomeView(
                i.ThroughDay, found.Membership.Money(i.Coins), i.At)));
    }
}
