using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>The tables behind imports.</summary>
internal static class ImportTables
{
    extension(KiteDb db)
    {
        public DbSet<Import> Imports => db.Set<Import>();
        public DbSet<ImportBatch> ImportBatches => db.Set<ImportBatch>();
        public DbSet<RefusedRow> RefusedRows => db.Set<RefusedRow>();
        public DbSet<SavedMapping> SavedMappings => db.Set<SavedMapping>();
    }

    public static void Map(ModelBuilder model)
    {
        MapImport(model);
        model.Entity<ImportBatch>().ToTable("import_batches")
            .Holds(DataClass.Operational, b => new
            {
                b.ImportId, b.Number, b.FirstRow, b.LastRow, b.FirstPosition, b.LastPosition,
            })
            .HasKey(b => new { b.ImportId, b.Number });

        // Rows are as the file has them: names and phones may stand in any cell.
        model.Entity<RefusedRow>().ToTable("import_refused_rows")
            .Holds(DataClass.Operational, r => new { r.ImportId, r.Row })
            .Holds(DataClass.Identity, r => new { r.Cells, r.Reasons })
            .HasKey(r => new { r.ImportId, r.Row });

        var mapping = model.Entity<SavedMapping>().ToTable("import_mappings")
            .Audited("mapping", m => m.Id)
            .Holds(DataClass.Operational, m => new
            {
                m.Id, m.Name, m.Kind, m.Mapping, m.ChangedAt, m.Version,
            });
        mapping.HasIndex(m => m.Name).IsUnique();
        mapping.Property(m => m.Version).IsConcurrencyToken();

        model.Entity<Lease>().ToTable("leases")
            .Holds(DataClass.Operational, l => new { l.Name, l.Owner, l.Until })
            .HasKey(l => l.Name);
    }

    private static void MapImport(ModelBuilder model)
    {
        var import = model.Entity<Import>().ToTable("imports")
            .Audited("import", i => i.Id)
            .Holds(DataClass.Operational, i => new
            {
                i.Id, i.Number, i.Kind, i.FileName, i.FileHash, i.FileBytes, i.FileKind,
                i.Headings, i.Mapping, i.State, i.StopAsked, i.StarterId, i.StarterName,
                i.StarterMay, i.CreatedAt, i.StartedAt, i.EndedAt, i.RowsRead, i.RowsAdded,
                i.RowsKnown, i.RowsRefused, i.RowsChanged, i.NewCustomers, i.AddedCoins, i.Currency,
                i.SettledCurrency, i.BytesDone, i.LastRow, i.Batches, i.DryRun, i.Undone,
                i.Failure, i.IsTidied, i.Version,
            });
        import.Property(i => i.Version).IsConcurrencyToken();
        import.HasIndex(i => i.Number).IsUnique();
        import.HasIndex(i => i.State);
    }
}
