using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>The tables of what the law asks: what was set down, and who was made sure of.
/// </summary>
internal static class LawTables
{
    extension(KiteDb db)
    {
        public DbSet<LawVersion> LawVersions => db.Set<LawVersion>();
        public DbSet<Identified> IdentifiedPeople => db.Set<Identified>();

        /// <summary>The laws, with whose cards open these purses.</summary>
        public async Task<LawBook> LawsOf(CancellationToken cancel, params Guid[] purses)
        {
            var versions = await db.LawVersions.AsNoTracking().ToListAsync(cancel);
            if (purses.Length == 0) return new(versions, [], []);

            var cards = await db.Cards.AsNoTracking()
                .Where(c => purses.Contains(c.PurseId) && c.AccountNumber == null)
                .ToListAsync(cancel);
            var accounts = await db.CompanyAccounts.AsNoTracking()
                .Where(a => purses.Contains(a.PurseId)).ToListAsync(cancel);
            return new(versions, cards, accounts);
        }
    }

    public static void Map(ModelBuilder model)
    {
        var law = model.Entity<LawVersion>().ToTable("law_versions")
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, v => new
            {
                v.Number, v.FromDay, v.Pack, v.Currency, v.Rules, v.Reason, v.MadeById,
                v.MadeBy, v.MadeAt,
            });
        law.HasKey(v => v.Number);
        law.Property(v => v.Number).ValueGeneratedNever();

        model.Entity<Identified>().ToTable("value_identities")
            .SpreadBy(i => i.PurseId)
            .SeenWith(May.ReadCards)
            .Holds(DataClass.Operational, i => new
            {
                i.PurseId, i.TransactionId, i.CustomerNumber,
            })
            .HasKey(i => new { i.PurseId, i.TransactionId });
    }
}
