using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>The tables of the sets of lines, and how they are read.</summary>
internal static class LineSetTables
{
    extension(KiteDb db)
    {
        public DbSet<ThresholdSet> ThresholdSets => db.Set<ThresholdSet>();
        public DbSet<ThresholdVersion> ThresholdVersions => db.Set<ThresholdVersion>();

        /// <summary>Every set with its versions, the standard one first, then by name.</summary>
        public async Task<List<DatedLines>> AllLines(CancellationToken cancel)
        {
            var sets = await db.ThresholdSets.AsNoTracking().ToListAsync(cancel);
            var versions = await db.ThresholdVersions.AsNoTracking().ToListAsync(cancel);
            var of = versions.ToLookup(v => v.SetId);
            return
            [
                .. sets.OrderBy(s => !s.IsStandard)
                    .ThenBy(s => s.Name, StringComparer.CurrentCultureIgnoreCase)
                    .ThenBy(s => s.Id)
                    .Select(s => new DatedLines(s, [.. of[s.Id]])),
            ];
        }

        /// <summary>One set with its versions; nothing where there is none.</summary>
        public async Task<DatedLines?> LinesOf(Guid id, CancellationToken cancel)
        {
            var set = await db.ThresholdSets.AsNoTracking()
                .SingleOrDefaultAsync(s => s.Id == id, cancel);
            return set is null ? null : await db.WithVersions(set, cancel);
        }

        public async Task<DatedLines> WithVersions(ThresholdSet set, CancellationToken cancel) =>
            new(set, await db.ThresholdVersions.AsNoTracking()
                .Where(v => v.SetId == set.Id).OrderBy(v => v.Version).ToListAsync(cancel));
    }

    public static void Map(ModelBuilder model)
    {
        var set = model.Entity<ThresholdSet>().ToTable("threshold_sets")
            .Audited("threshold-set", s => s.Id)
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, s => new
            {
                s.Id, s.Name, s.CurrencyCode, s.IsRetired, s.MadeBy, s.MadeAt, s.Version,
            });
        set.Ignore(s => s.IsStandard);
        set.HasIndex(s => s.Name).IsUnique();
        set.Property(s => s.Version).IsConcurrencyToken().HasDefaultValue(1L);

        model.Entity<ThresholdVersion>().ToTable("threshold_versions")
            .Audited("threshold-set", v => v.SetId)
            .SeenWith(May.ReadInsight)
            .Holds(DataClass.Operational, v => new
            {
                v.SetId, v.Version, v.FromDay, v.Often, v.MuchCoins, v.CurrencyCode,
                v.Months, v.MadeBy, v.MadeAt,
            })
            .HasKey(v => new { v.SetId, v.Version });
    }
}
