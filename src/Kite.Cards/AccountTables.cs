using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The tables of company accounts, and of what each of their cards may spend.</summary>
internal static class AccountTables
{
    extension(KiteDb db)
    {
        public DbSet<CompanyAccount> CompanyAccounts => db.Set<CompanyAccount>();
        public DbSet<Seat> Seats => db.Set<Seat>();
        public DbSet<SeatLimits> SeatLimits => db.Set<SeatLimits>();
        public DbSet<SeatDay> SeatDays => db.Set<SeatDay>();
    }

    public static void Map(ModelBuilder model)
    {
        var account = model.Entity<CompanyAccount>().ToTable("company_accounts")
            .Audited("company-account", a => a.Id)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, a => new
            {
                a.Id, a.Number, a.Name, a.KindId, a.PurseId, a.CustomerId, a.CustomerNumber,
                a.RecordedUnder, a.StoreNumber, a.OpenedAt, a.ClosedAt, a.Version,
            });
        account.Property(a => a.Version).IsConcurrencyToken();
        account.HasIndex(a => a.Number).IsUnique();
        account.HasIndex(a => a.PurseId).IsUnique();
        account.HasIndex(a => new { a.CustomerId, a.Number });
        MapSeats(model);
    }

    private static void MapSeats(ModelBuilder model)
    {
        var seat = model.Entity<Seat>().ToTable("account_seats")
            .Audited("account-seat", s => s.CustomerId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, s => new
            {
                s.Id, s.AccountId, s.CustomerId, s.HolderId, s.HolderNumber,
                s.HolderRecordedUnder, s.MadeAt, s.Version,
            })
            .Holds(DataClass.Identity, s => new { s.HolderName });
        seat.Property(s => s.Version).IsConcurrencyToken();
        seat.HasIndex(s => s.AccountId);
        seat.HasIndex(s => s.HolderId).HasFilter("holder_id IS NOT NULL");

        model.Entity<SeatLimits>().ToTable("seat_limits")
            .SpreadBy(l => l.SeatId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, l => new
            {
                l.SeatId, l.Number, l.PurchaseCoins, l.DayCoins, l.MonthCoins,
                l.MaySpendPoints, l.AfterPosition, l.Reason, l.MadeBy, l.MadeAt,
            })
            .HasKey(l => new { l.SeatId, l.Number });

        model.Entity<SeatDay>()
            .ToTable("seat_days", table => table.HasCheckConstraint(
                "never_below_zero", "coins >= 0"))
            .SpreadBy(d => d.SeatId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, d => new { d.SeatId, d.Day, d.Coins })
            .HasKey(d => new { d.SeatId, d.Day });
    }
}
