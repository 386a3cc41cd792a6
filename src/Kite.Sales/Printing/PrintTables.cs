using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>Which till has which printer.</summary>
internal static class PrintTables
{
    extension(KiteDb db)
    {
        public DbSet<TillPrinter> TillPrinters => db.Set<TillPrinter>();
    }

    public static void Map(ModelBuilder model)
    {
        var printer = model.Entity<TillPrinter>().ToTable("till_printers")
            .Audited("till-printer", p => p.Id)
            .SeenWith(May.ReadStores)
            .Holds(DataClass.Operational, p => new
            {
                p.Id, p.TillNumber, p.Address, p.Port, p.Paper, p.PrintsAtOnce, p.OpensDrawer,
                p.Answers, p.ChangedAt, p.Version,
            });
        printer.Property(p => p.Version).IsConcurrencyToken();
        printer.HasIndex(p => p.TillNumber).IsUnique();
    }
}
