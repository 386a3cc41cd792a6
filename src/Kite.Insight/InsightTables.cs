using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>The tables of this module.</summary>
internal static class InsightTables
{
    extension(KiteDb db)
    {
        public DbSet<Segment> Segments => db.Set<Segment>();
        public DbSet<SegmentMember> SegmentMembers => db.Set<SegmentMember>();
    }

    public static void Map(ModelBuilder model)
    {
        var segment = model.Entity<Segment>().ToTable("segments")
            .Audited("segment", s => s.Id)
            .Holds(DataClass.Operational, s => new
            {
                s.Id, s.Name, s.Origin, s.Rule, s.IsLive, s.CopyOf, s.Customers, s.MadeBy,
                s.MadeAt, s.ChangedAt, s.Version,
            });
        segment.HasIndex(s => s.Name).IsUnique();
        segment.Property(s => s.Version).IsConcurrencyToken().HasDefaultValue(1L);

        var member = model.Entity<SegmentMember>().ToTable("segment_members")
            .SpreadBy(m => m.CustomerId)
            .Holds(DataClass.Operational, m => new
            {
                m.CustomerId, m.SegmentId, m.CustomerNumber,
            });
        member.HasKey(m => new { m.CustomerId, m.SegmentId });
        member.HasIndex(m => new { m.SegmentId, m.CustomerNumber });

        LineSetTables.Map(model);
        RehearsalTables.Map(model);
        ForecastTables.Map(model);
        model.MapLikelyTables();
        SchemeTables.Map(model);
        model.MapToday();
        model.MapDigests();
    }
}
