using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>The tills at which something can be paid now: those with an open shift.</summary>
internal sealed class OpenTills(KiteDb db)
{
    public async Task<IReadOnlyList<MembershipTill>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return [];

        var tills = db.Set<Till>();
        return await db.OpenShifts.AsNoTracking()
            .Join(tills, o => o.TillNumber, t => t.Number, (_, t) => t)
            .OrderBy(t => t.Number)
            .Select(t => new MembershipTill(t.Number, t.Name)).ToListAsync(cancel);
    }
}
