using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Changes of many records, and what each record held before.</summary>
internal static class EditingTables
{
    public static void Map(ModelBuilder model)
    {
        var edit = model.Entity<BulkEdit>().ToTable("bulk_edits")
            .SeenWith(May.ReadPersonal)
            .Holds(DataClass.Operational, e => new
            {
                e.Id, e.Place, e.Field, e.Removes, e.Customers, e.Changed, e.Already, e.At,
                e.ByName, e.UndoneAt, e.UndoneByName, e.LeftAlone, e.Version,
            })
            .Holds(DataClass.Personal, e => new { e.Value });
        edit.Property(e => e.Version).IsConcurrencyToken();
        edit.HasIndex(e => e.Place).IsUnique();

        var row = model.Entity<BulkEditRow>().ToTable("bulk_edit_rows")
            .SpreadBy(r => r.CustomerId)
            .SeenWith(May.ReadPersonal)
            .Holds(DataClass.Operational, r => new
            {
                r.CustomerId, r.EditId, r.CustomerNumber, r.IsLeft,
            })
            .Holds(DataClass.Personal, r => new { r.Before });
        row.HasKey(r => new { r.CustomerId, r.EditId });
        row.HasIndex(r => new { r.EditId, r.CustomerNumber });
    }
}
