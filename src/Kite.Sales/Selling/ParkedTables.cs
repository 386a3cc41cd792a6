using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>The shelf of the bills that were put aside: few, and gone once they are taken up.
/// </summary>
internal static class ParkedTables
{
    extension(KiteDb db)
    {
        public DbSet<ParkedBill> ParkedBills => db.Set<ParkedBill>();
    }

    public static void Map(ModelBuilder model)
    {
        var parked = model.Entity<ParkedBill>().ToTable("parked_bills")
            .SeenWith(May.ReadPurchases)
            .Holds(DataClass.Operational, p => new
            {
                p.Id, p.StoreNumber, p.TillNumber, p.At, p.ById, p.By, p.CustomerNumber,
                p.CardNumber, p.Lines, p.LineCount,
            })
            // The name is mostly a table's, and sometimes a guest's.
            .Holds(DataClass.Personal, p => new { p.Name, p.PostalCode, p.Gender })
            .Holds(DataClass.Identity, p => new { p.Phone });
        parked.HasIndex(p => p.StoreNumber);
    }
}
