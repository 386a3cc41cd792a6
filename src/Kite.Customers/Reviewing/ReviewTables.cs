using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Rounds in which staff look through records (K9).</summary>
internal static class ReviewTables
{
    extension(KiteDb db)
    {
        public DbSet<ReviewRound> ReviewRounds => db.Set<ReviewRound>();
        public DbSet<ReviewItem> ReviewItems => db.Set<ReviewItem>();
    }

    public static void Map(ModelBuilder model)
    {
        var round = model.Entity<ReviewRound>().ToTable("review_rounds")
            .Audited("review-round", r => r.Id)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, r => new
            {
                r.Id, r.Name, r.DueDay, r.MadeBy, r.MadeAt, r.ClosedAt, r.ClosedBy,
            });
        round.Property(r => r.ClosedAt).IsConcurrencyToken();
        round.HasIndex(r => new { r.MadeAt, r.Id });

        var item = model.Entity<ReviewItem>().ToTable("review_items")
            .SpreadBy(i => i.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, i => new
            {
                i.CustomerId, i.RoundId, i.Id, i.PersonId, i.Place, i.State, i.DoneAt, i.DoneBy,
            })
            .Holds(DataClass.Personal, i => new { i.Note });
        item.HasKey(i => new { i.CustomerId, i.RoundId });
        item.Property(i => i.State).IsConcurrencyToken();
        item.HasIndex(i => i.Id);
        item.HasIndex(i => new { i.RoundId, i.PersonId, i.State, i.Place });
        item.HasIndex(i => new { i.RoundId, i.Place });
        item.HasIndex(i => new { i.PersonId, i.State, i.RoundId });
    }
}
