using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>The tables that every business needs: people, keys, the trail, counters.</summary>
internal static class PlatformTables
{
    public static void Map(ModelBuilder model)
    {
        MapBusiness(model);
        MapPeople(model);
        MapTrail(model);
        MapViews(model);
        model.MapMail();
        Importing.ImportTables.Map(model);
    }

    private static void MapBusiness(ModelBuilder model)
    {
        var business = model.Entity<Business>().ToTable("business")
            .Audited("business", b => b.BooksId)
            .SeenWith(May.ManageSettings)
            .Holds(DataClass.Operational, b => new
            {
                b.Id, b.BooksId, b.Name, b.CurrencyCode, b.CurrencyIsSettled, b.TimeZone, b.Region,
            });
        business.Property(b => b.Id).ValueGeneratedNever();

        model.Entity<Counter>().ToTable("counters")
            .Holds(DataClass.Operational, c => new { c.Name, c.Last })
            .HasKey(c => c.Name);

        var key = model.Entity<DataKey>().ToTable("data_keys")
            .SpreadBy(k => k.OwnerId)
            .Holds(DataClass.Operational, k => new { k.OwnerId, k.Master })
            .Holds(DataClass.Sensitive, k => new { k.Wrapped })
            .Keeps(Kept.SealedForKite, k => new { k.Wrapped });
        key.HasKey(k => k.OwnerId);
        key.HasIndex(k => k.Master);

        model.Entity<DataProtectionKey>().ToTable("session_keys")
            .Holds(DataClass.Operational, k => new { k.Id, k.FriendlyName })
            .Holds(DataClass.Sensitive, k => new { k.Xml })
            .Keeps(Kept.SealedForKite, k => new { k.Xml });

        model.Entity<IdempotentAnswer>().ToTable("idempotent_answers")
            .Holds(DataClass.Operational, a => new
            {
                a.Key, a.Asker, a.RequestHash, a.Status, a.Location, a.ETag, a.At,
            })
            .Holds(DataClass.Sensitive, a => new { a.Body })
            .Keeps(Kept.SealedForKite, a => new { a.Body })
            .Keeps(Kept.Fingerprint, a => new { a.RequestHash })
            .HasKey(a => new { a.Asker, a.Key });
    }

    private static void MapPeople(ModelBuilder model)
    {
        var person = model.Entity<Person>().ToTable("people")
            .Audited("person", p => p.Id)
            .SeenWith(May.ManagePeople)
            .Holds(DataClass.Operational, p => new
            {
                p.Id, p.Role, p.CreatedAt, p.LockoutEnabled, p.LockoutEnd, p.AccessFailedCount,
                p.EmailConfirmed, p.PhoneNumberConfirmed, p.TwoFactorEnabled, p.ConcurrencyStamp,
            })
            .Holds(DataClass.Identity, p => new
            {
                p.UserName, p.NormalizedUserName, p.FullName, p.Email, p.NormalizedEmail,
                p.PhoneNumber,
            })
            .SeenWith(May.ManagePeople, p => new
            {
                p.UserName, p.NormalizedUserName, p.FullName, p.Email, p.NormalizedEmail,
                p.PhoneNumber,
            })
            .Holds(DataClass.Sensitive, p => new { p.PasswordHash, p.SecurityStamp })
            .Keeps(Kept.Fingerprint, p => new { p.PasswordHash });
        person.HasIndex(p => p.NormalizedUserName).IsUnique();
        person.Property(p => p.ConcurrencyStamp).IsConcurrencyToken();

        model.Entity<IdentityUserClaim<Guid>>().ToTable("person_claims")
            .Holds(DataClass.Operational, c => new { c.Id, c.UserId, c.ClaimType, c.ClaimValue });
        model.Entity<IdentityUserLogin<Guid>>().ToTable("person_logins")
            .Holds(DataClass.Operational, l => new { l.UserId, l.LoginProvider })
            .Holds(DataClass.Identity, l => new { l.ProviderKey, l.ProviderDisplayName })
            .HasKey(l => new { l.LoginProvider, l.ProviderKey });
        model.Entity<IdentityUserToken<Guid>>().ToTable("person_tokens")
            .Holds(DataClass.Operational, t => new { t.UserId, t.LoginProvider, t.Name })
            .Holds(DataClass.Sensitive, t => new { t.Value })
            .HasKey(t => new { t.UserId, t.LoginProvider, t.Name });

        var key = model.Entity<ApiKey>().ToTable("api_keys")
            .Audited("key", k => k.Id)
            .SeenWith(May.ManagePeople)
            .Holds(DataClass.Operational, k => new
            {
                k.Id, k.Name, k.Scopes, k.CreatedAt, k.RevokedAt,
            })
            .Holds(DataClass.Sensitive, k => new { k.Hash })
            .Keeps(Kept.Fingerprint, k => new { k.Hash });
        key.HasIndex(k => k.Hash).IsUnique();
    }

    private static void MapTrail(ModelBuilder model)
    {
        var entry = model.Entity<AuditEntry>().ToTable("audit_entries")
            .SeenWith(May.ReadAudit)
            .Holds(DataClass.Operational, e => new
            {
                e.Position, e.At, e.AskerId, e.AskerName, e.Deed, e.Subject, e.SubjectId,
                e.OwnerId, e.Hash, e.Changes,
            });
        entry.HasKey(e => e.Position);
        entry.Property(e => e.Position).ValueGeneratedNever();
        entry.HasIndex(e => new { e.SubjectId, e.Position });
        // What happened with a customer's contact points, relations and the like.
        entry.HasIndex(e => new { e.OwnerId, e.Subject, e.Position });

        var head = model.Entity<AuditHead>().ToTable("audit_head")
            .SeenWith(May.ReadAudit)
            .Holds(DataClass.Operational, h => new { h.Id, h.Position, h.Hash });
        head.Property(h => h.Id).ValueGeneratedNever();
    }
    private static void MapViews(ModelBuilder model)
    {
        var view = model.Entity<SavedView>().ToTable("saved_views")
            .Audited("view", v => v.PersonId)
            .Holds(DataClass.Operational, v => new
            {
                v.Id, v.PersonId, v.List, v.Name, v.Shared, v.CreatedAt, v.Version,
            })
            // A filter may hold the name that someone was looking for.
            .Holds(DataClass.Personal, v => new { v.Query });
        view.Property(v => v.Version).IsConcurrencyToken();
        view.HasIndex(v => new { v.List, v.PersonId, v.Name }).IsUnique();
    }
}
