using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>The tables of this module.</summary>
internal static class CatalogueTables
{
    extension(KiteDb db)
    {
        public DbSet<Store> Stores => db.Set<Store>();
    }

    public static void Map(ModelBuilder model)
    {
        var store = model.Entity<Store>().ToTable("stores")
            .Audited("store", s => s.Id)
            .SeenWith(May.ReadStores)
            .Holds(DataClass.Operational, s => new
            {
                s.Id, s.Number, s.Name, s.TimeZone, s.CutOff, s.Version,
            });
        store.Property(s => s.Version).IsConcurrencyToken();
        store.HasIndex(s => s.Number).IsUnique();
        store.HasIndex(s => s.Name).IsUnique();
    }
}
