using Kite.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>
/// The likely duplicates among the customers that an import brought, for who may merge them.
/// </summary>
public sealed class DuplicatesOfImport(KiteDb db, IStringLocalizer<Texts> texts)
{
    public async Task<ImportHint?> Of(Asker asker, Guid import, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers) || !asker.May(May.ReadPersonal)) return null;

        var customers = db.Customers;
        var pairs = await db.DuplicatePairs
            .Where(p => p.State == PairState.Open)
            .CountAsync(
                p => customers.Any(c => c.Id == p.OtherId && c.ImportId == import)
                    || customers.Any(c => c.Id == p.CustomerId && c.ImportId == import),
                cancel);
        return pairs == 0
            ? null
            : new(
                texts.Many("import.duplicates", pairs), texts["import.duplicates.go"],
                "/customers/duplicates");
    }
}
