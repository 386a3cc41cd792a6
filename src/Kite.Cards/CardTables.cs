using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The tables of cards: what guests hold in the hand.</summary>
internal static class CardTables
{
    extension(KiteDb db)
    {
        public DbSet<CardKind> CardKinds => db.Set<CardKind>();
        public DbSet<Card> Cards => db.Set<Card>();
        public DbSet<CardPin> CardPins => db.Set<CardPin>();
        public DbSet<Correction> Corrections => db.Set<Correction>();
    }

    public static void Map(ModelBuilder model)
    {
        var kind = model.Entity<CardKind>().ToTable("card_kinds")
            .Audited("card-kind", k => k.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, k => new
            {
                k.Id, k.Name, k.Currency, k.Tiers, k.SpendOrder, k.LeastTopUpCoins,
                k.MostTopUpCoins, k.MostBalanceCoins, k.NeedsPin, k.BonusDays, k.GraceDays,
                k.IsIssued, k.CreatedAt, k.Holders, k.DiscountBasisPoints, k.TermMonths,
                k.ValueMonths, k.Carries, k.NeedsSeal, k.WhenSuspect, k.ApartMinutes, k.Colour,
                k.FrontText, k.BackText, k.Version,
            });
        kind.Property(k => k.Version).IsConcurrencyToken();
        kind.HasIndex(k => k.Name).IsUnique();

        var card = model.Entity<Card>().ToTable("cards")
            .Audited("card", c => c.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, c => new
            {
                c.Id, c.Number, c.KindId, c.PurseId, c.CustomerId, c.CustomerNumber,
                c.RecordedUnder, c.State, c.ReplacedBy, c.SeatId, c.AccountNumber,
                c.StoreNumber, c.IssuedAt, c.LastDay, c.ChangedAt, c.Version,
            });
        card.Property(c => c.Version).IsConcurrencyToken();
        card.HasIndex(c => c.Number).IsUnique();
        card.HasIndex(c => new { c.CustomerId, c.Number });
        card.HasIndex(c => c.PurseId);
        card.HasIndex(c => c.IssuedAt);
        card.HasIndex(c => c.ChangedAt);
        card.HasIndex(c => new { c.AccountNumber, c.Number })
            .HasFilter("account_number IS NOT NULL");
        card.HasIndex(c => c.SeatId).HasFilter("seat_id IS NOT NULL");
        MapGuards(model);
    }

    private static void MapGuards(ModelBuilder model)
    {
        model.Entity<CardPin>().ToTable("card_pins")
            .Holds(DataClass.Operational, p => new
            {
                p.CardId, p.Failures, p.FailuresOfDay, p.FailedOn, p.LockedUntil, p.IsBlocked,
                p.SetAt,
            })
            .Holds(DataClass.Sensitive, p => new { p.Salt, p.Hash })
            .Keeps(Kept.Fingerprint, p => new { p.Hash })
            .HasKey(p => p.CardId);

        var correction = model.Entity<Correction>().ToTable("card_corrections")
            .Audited("card-correction", c => c.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, c => new
            {
                c.Id, c.CardId, c.CardNumber, c.StoreNumber, c.PrincipalCoins, c.BonusCoins,
                c.Currency, c.Reason, c.State, c.ProposedById, c.ProposedBy, c.ProposedAt,
                c.DecidedById, c.DecidedBy, c.DecidedAt, c.Version,
            });
        correction.Property(c => c.Version).IsConcurrencyToken();
        correction.HasIndex(c => new { c.State, c.Id });
    }
}
