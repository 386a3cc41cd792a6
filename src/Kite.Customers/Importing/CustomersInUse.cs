using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Which customers something else in the books belongs to: whatever table of another module is
/// spread by customer.
/// </summary>
internal static class CustomersInUse
{
    private const string Owner = "CustomerId";

    private static readonly MethodInfo OwnersOfTable = typeof(CustomersInUse)
        .GetMethod(nameof(Owners), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static async Task<HashSet<Guid>> Among(
        KiteDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var used = new HashSet<Guid>();
        if (ids.Count == 0) return used;

        var tables = db.Model.GetEntityTypes()
            .Where(t => t.ClrType.Assembly != typeof(CustomersInUse).Assembly)
            .Where(t => Columns.SpreadOf(t) == Owner);
        foreach (var table in tables)
        {
            var owners = (Task<List<Guid>>)OwnersOfTable.MakeGenericMethod(table.ClrType)
                .Invoke(null, [db, ids, cancel])!;
            used.UnionWith(await owners);
        }
        return used;
    }

    private static Task<List<Guid>> Owners<T>(
        KiteDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
        where T : class => db.Set<T>()
        .Select(row => EF.Property<Guid>(row, Owner))
        .Where(id => EF.Parameter(ids).Contains(id))
        .Distinct()
        .ToListAsync(cancel);
}
