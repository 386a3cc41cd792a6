using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Who looks like whom, and who was merged with whom.</summary>
internal static class DuplicateTables
{
    public static void Map(ModelBuilder model)
    {
        MapPairs(model);
        MapMerges(model);
    }

    private static void MapPairs(ModelBuilder model)
    {
        var pair = model.Entity<DuplicatePair>().ToTable("duplicate_pairs")
            .SpreadBy(p => p.CustomerId)
            .SeenWith(May.WriteCustomers)
            .Holds(DataClass.Operational, p => new
            {
                p.CustomerId, p.OtherId, p.Id, p.Score, p.Reasons, p.State, p.FoundAt,
                p.DecidedBy, p.DecidedAt, p.DecidedOn,
            })
            .Keeps(Kept.Fingerprint, p => new { p.DecidedOn });
        pair.HasKey(p => new { p.CustomerId, p.OtherId });
        pair.HasIndex(p => p.OtherId);
        pair.HasIndex(p => p.Id);
        pair.HasIndex(p => new { p.State, p.Score, p.Id }).IsDescending(false, true, false);

        model.Entity<DuplicateScan>().ToTable("duplicate_scans")
            .Holds(DataClass.Operational, s => new { s.Id, s.Night, s.Reached, s.EndedAt })
            .Property(s => s.Id).ValueGeneratedNever();
    }

    private static void MapMerges(ModelBuilder model)
    {
        var merge = model.Entity<Merge>().ToTable("merges")
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, m => new
            {
                m.Id, m.Place, m.SurvivorId, m.SurvivorNumber, m.MergedId, m.MergedNumber,
                m.Choices, m.At, m.By, m.UndoneAt, m.UndoneBy,
            });
        merge.HasIndex(m => new { m.SurvivorId, m.Place });
        merge.HasIndex(m => new { m.MergedId, m.Place });

        var move = model.Entity<MergeMove>().ToTable("merge_moves")
            .Holds(DataClass.Operational, m => new
            {
                m.MergeId, m.Place, m.Kind, m.Thing, m.OwnerId,
            })
            .Holds(DataClass.Personal, m => new { m.Before })
            .Keeps(Kept.SealedForPerson, m => new { m.Before });
        move.HasKey(m => new { m.MergeId, m.Place });
    }
}
