using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The tables of what cards carry: what was written, what was read, what was decided.
/// They are only added to.</summary>
internal static class SealTables
{
    extension(KiteDb db)
    {
        public DbSet<WrittenSeal> WrittenSeals => db.Set<WrittenSeal>();
        public DbSet<CardReading> CardReadings => db.Set<CardReading>();
        public DbSet<SealDecision> SealDecisions => db.Set<SealDecision>();
    }

    public static void Map(ModelBuilder model)
    {
        model.Entity<WrittenSeal>().ToTable("card_seals")
            .SpreadBy(s => s.CardId)
            .Holds(DataClass.Operational, s => new
            {
                s.CardId, s.Version, s.Position, s.PrincipalCoins, s.BonusCoins, s.Points,
                s.Currency, s.Master, s.StoreNumber, s.At, s.AskerId, s.AskerName,
            })
            .Holds(DataClass.Sensitive, s => new { s.Signature })
            .Keeps(Kept.Fingerprint, s => new { s.Signature })
            .HasKey(s => new { s.CardId, s.Version });

        var reading = model.Entity<CardReading>().ToTable("card_readings")
            .SpreadBy(r => r.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, r => new
            {
                r.Id, r.CardId, r.CardNumber, r.Outcome, r.IsCaught, r.Version, r.Position,
                r.PrincipalCoins, r.BonusCoins, r.Points, r.Currency, r.Master, r.BooksVersion,
                r.BooksPosition, r.BooksPrincipalCoins, r.BooksBonusCoins, r.BooksPoints,
                r.StoreNumber, r.At, r.AskerId, r.AskerName, r.TransactionId, r.PassedBy,
                r.ElsewhereId, r.HasFrozen,
            });
        reading.HasKey(r => r.Id);
        reading.Property(r => r.Id).ValueGeneratedNever();
        reading.HasIndex(r => new { r.CardId, r.Version, r.Id });
        reading.HasIndex(r => r.Id).HasFilter("is_caught").HasDatabaseName("IX_card_findings");

        model.Entity<SealDecision>().ToTable("card_finding_decisions")
            .Audited("card-finding", d => d.ReadingId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, d => new
            {
                d.ReadingId, d.Verdict, d.Reason, d.DecidedById, d.DecidedBy, d.DecidedAt,
            })
            .HasKey(d => d.ReadingId);
    }
}
