using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>The tables of the business's own classes: the schemes, their runs, who is where.
/// </summary>
internal static class SchemeTables
{
    extension(KiteDb db)
    {
        public DbSet<ClassScheme> ClassSchemes => db.Set<ClassScheme>();
        public DbSet<ClassRun> ClassRuns => db.Set<ClassRun>();
        public DbSet<CustomerClass> CustomerClasses => db.Set<CustomerClass>();
        public DbSet<ClassChange> ClassChanges => db.Set<ClassChange>();
        public DbSet<ClassRunSeen> ClassRunsSeen => db.Set<ClassRunSeen>();

        /// <summary>Every scheme as it is now, by name.</summary>
        public async Task<List<ClassScheme>> SchemesNow(CancellationToken cancel)
        {
            var all = db.ClassSchemes;
            return await all.AsNoTracking()
                .Where(s => !all.Any(o => o.SchemeId == s.SchemeId && o.Version > s.Version))
                .OrderBy(s => s.Name).ThenBy(s => s.SchemeId).ToListAsync(cancel);
        }

        /// <summary>A scheme as it is now.</summary>
        public Task<ClassScheme?> SchemeNow(Guid scheme, CancellationToken cancel) =>
            db.ClassSchemes.AsNoTracking().Where(s => s.SchemeId == scheme)
                .OrderByDescending(s => s.Version).FirstOrDefaultAsync(cancel);
    }

    public static void Map(ModelBuilder model)
    {
        var scheme = model.Entity<ClassScheme>().ToTable("class_schemes")
            .Audited("class-scheme", s => s.SchemeId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, s => new
            {
                s.SchemeId, s.Version, s.Name, s.Of, s.Bounds, s.Months, s.StoreNumber, s.Runs,
                s.SlackPercent, s.AtWork, s.Classes, s.MadeById, s.MadeBy, s.MadeAt,
            });
        scheme.HasKey(s => new { s.SchemeId, s.Version });
        scheme.Ignore(s => s.Limits);
        scheme.Ignore(s => s.AllClasses);

        var run = model.Entity<ClassRun>().ToTable("class_runs")
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, r => new
            {
                r.Id, r.Number, r.SchemeId, r.Version, r.Day, r.FromDay, r.ToDay, r.Lines,
                r.Reached, r.Customers, r.Changed, r.StarterId, r.StarterName, r.StartedAt,
                r.EndedAt,
            });
        run.Ignore(r => r.AllLines);
        run.HasIndex(r => r.Number).IsUnique();
        run.HasIndex(r => new { r.SchemeId, r.Number });
        model.Entity<ClassRunSeen>().ToTable("class_runs_seen")
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, s => new { s.RunId, s.PersonId, s.At })
            .HasKey(s => new { s.RunId, s.PersonId });
        MapCustomers(model);
    }

    private static void MapCustomers(ModelBuilder model)
    {
        var now = model.Entity<CustomerClass>().ToTable("customer_classes")
            .SpreadBy(c => c.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, c => new
            {
                c.CustomerId, c.SchemeId, c.CustomerNumber, c.Class, c.Version, c.RunId,
                c.SinceDay, c.NetCoins,
            });
        now.HasKey(c => new { c.CustomerId, c.SchemeId });
        now.HasIndex(c => new { c.SchemeId, c.CustomerNumber });

        var change = model.Entity<ClassChange>().ToTable("class_changes")
            .SpreadBy(c => c.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, c => new
            {
                c.CustomerId, c.RunId, c.SchemeId, c.CustomerNumber, c.Version, c.Day,
                c.FromClass, c.FromVersion, c.ToClass, c.NetCoins, c.IsFirst,
            });
        change.HasKey(c => new { c.CustomerId, c.RunId });
        change.HasIndex(c => new { c.RunId, c.NetCoins, c.CustomerNumber });
    }
}
