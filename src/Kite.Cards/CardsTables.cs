using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The tables of this module.</summary>
internal static class CardsTables
{
    extension(KiteDb db)
    {
        public DbSet<Purse> Purses => db.Set<Purse>();
        public DbSet<Lot> Lots => db.Set<Lot>();
        public DbSet<Transaction> Transactions => db.Set<Transaction>();
        public DbSet<Entry> Entries => db.Set<Entry>();
        public DbSet<ValueKey> ValueKeys => db.Set<ValueKey>();
        public DbSet<BooksHead> BooksHeads => db.Set<BooksHead>();
        public DbSet<Seal> Seals => db.Set<Seal>();
    }

    public static void Map(ModelBuilder model)
    {
        MapPurses(model);
        MapTransactions(model);
        MapOrder(model);
        PointTables.Map(model);
        CardTables.Map(model);
        SealTables.Map(model);
        AccountTables.Map(model);
        StrategyTables.Map(model);
        CouponTables.Map(model);
        MembershipTables.Map(model);
        LawTables.Map(model);
    }

    // What a guest owns is never below zero, whoever writes: the database refuses it too.
    private static void MapPurses(ModelBuilder model)
    {
        var purse = model.Entity<Purse>()
            .ToTable("purses", table => table.HasCheckConstraint(
                "never_below_zero",
                "principal_coins >= 0 AND bonus_coins >= 0 AND points >= 0 AND points_owed >= 0"))
            .SpreadBy(p => p.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, p => new
            {
                p.Id, p.Currency, p.PrincipalCoins, p.BonusCoins, p.Points, p.PointsOwed, p.Lines,
                p.Lots, p.OpenedAt,
            });
        purse.HasKey(p => p.Id);

        var lot = model.Entity<Lot>()
            .ToTable("lots", table => table.HasCheckConstraint(
                "never_below_zero",
                "principal_left_coins >= 0 AND bonus_left_coins >= 0 AND points_left >= 0"))
            .SpreadBy(l => l.PurseId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, l => new
            {
                l.PurseId, l.Number, l.PrincipalCoins, l.BonusCoins, l.Points, l.SpendOrder,
                l.IssuedOn, l.BonusUntil, l.ValueUntil, l.GraceDays, l.PrincipalLeftCoins,
                l.BonusLeftCoins, l.PointsLeft, l.PointsLapsed, l.Basis, l.BasisPrincipalCoins,
                l.BasisBonusCoins,
            });
        lot.HasKey(l => new { l.PurseId, l.Number });
        // What is to lapse is found without reading what cannot.
        lot.HasIndex(l => l.BonusUntil).HasFilter(
            "bonus_until IS NOT NULL AND (bonus_left_coins > 0 OR points_left > 0)");
        lot.HasIndex(l => l.ValueUntil).HasFilter(
            "value_until IS NOT NULL AND principal_left_coins > 0");
    }

    private static void MapTransactions(ModelBuilder model)
    {
        var transaction = model.Entity<Transaction>().ToTable("transactions")
            .SpreadBy(t => t.PurseId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, t => new
            {
                t.PurseId, t.Id, t.Position, t.Kind, t.Day, t.At, t.StoreNumber,
                t.PrincipalCoins, t.BonusCoins, t.PrincipalAfterCoins, t.BonusAfterCoins,
                t.Currency, t.Points, t.PointsAfter, t.RefundsId, t.RelatesToId, t.CardId,
                t.SeatId, t.AskerId, t.AskerName, t.Approver, t.Reference, t.Reason,
            });
        transaction.HasKey(t => new { t.PurseId, t.Id });
        transaction.HasIndex(t => t.Position);
        transaction.HasIndex(t => new { t.PurseId, t.Position });
        transaction.HasIndex(t => new { t.PurseId, t.RefundsId });
        // Figures and lists of one kind over some days read this and nothing else.
        transaction.HasIndex(t => new
        {
            t.Kind, t.Day, t.Position, t.StoreNumber, t.Currency, t.PrincipalCoins,
            t.BonusCoins, t.Points,
        }).HasDatabaseName("IX_transactions_figures");
        transaction.HasIndex(t => new { t.PurseId, t.SeatId, t.Position })
            .HasFilter("seat_id IS NOT NULL");

        // The key counts the purse's lines: two tills can never both write the next one.
        var entry = model.Entity<Entry>().ToTable("entries")
            .SpreadBy(e => e.PurseId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, e => new
            {
                e.PurseId, e.TransactionId, e.Line, e.Account, e.Lot, e.Basis, e.Coins,
                e.BalanceCoins, e.PurseLine,
            });
        entry.HasKey(e => new { e.PurseId, e.TransactionId, e.Line });
        entry.HasIndex(e => new { e.PurseId, e.PurseLine }).IsUnique();
    }

    private static void MapOrder(ModelBuilder model)
    {
        model.Entity<ValueKey>().ToTable("value_keys")
            .SpreadBy(k => k.Key)
            .Holds(DataClass.Operational, k => new
            {
                k.Key, k.RequestHash, k.PurseId, k.TransactionId,
            })
            .Keeps(Kept.Fingerprint, k => new { k.RequestHash })
            .HasKey(k => k.Key);

        model.Entity<BooksHead>().ToTable("books_head")
            .Holds(DataClass.Operational, h => new { h.Id, h.Position, h.At })
            .Property(h => h.Id).ValueGeneratedNever();

        var seal = model.Entity<Seal>().ToTable("seals")
            .Holds(DataClass.Operational, s => new
            {
                s.Number, s.FirstPosition, s.LastPosition, s.At, s.Hash,
            });
        seal.HasKey(s => s.Number);
        seal.Property(s => s.Number).ValueGeneratedNever();
    }
}
