using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>The fields that the business added, in the order of its forms.</summary>
public static class OwnFields
{
    extension(KiteDb db)
    {
        /// <summary>All of them, those no longer asked for at the end.</summary>
        public async Task<IReadOnlyList<FieldView>> OwnFieldsAsync(CancellationToken cancel)
        {
            var fields = await db.Set<CustomField>().AsNoTracking().ToListAsync(cancel);
            return
            [
                .. fields.OrderBy(f => f.IsRetired).ThenBy(f => f.Place)
                    .ThenBy(f => f.Key, StringComparer.Ordinal).Select(FieldView.Of),
            ];
        }
    }
}
