using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// The one database. Each module adds its own tables and sees only those. Whoever changes an
/// audited record through it leaves a line in the audit trail, in the same transaction (R3).
/// </summary>
public sealed class KiteDb(
    DbContextOptions<KiteDb> options,
    IEnumerable<IModule> modules,
    Trail trail,
    KnownBusiness known)
    : DbContext(options), IDataProtectionKeyContext
{
    private readonly List<ToldChange> told = [];
    private bool? isPostgres;

    /// <summary>On whose behalf this context writes: the name that the trail will carry.</summary>
    public Asker Asker { get; set; } = Asker.Kite;

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The moment, by the clock that the trail goes by.</summary>
    public DateTimeOffset Now => trail.Now;

    public bool IsPostgres => isPostgres ??= Database.IsNpgsql();

    public KiteDb For(Asker asker)
    {
        Asker = asker;
        return this;
    }

    /// <summary>
    /// A change that the next save writes into the trail in people's words: tags, fields of the
    /// business's own, what was made sure of. It joins the record's own line, if it has one.
    /// </summary>
    public void Tell(ToldChange change) => told.Add(change);

    internal IReadOnlyList<ToldChange> Told => told;

    internal KnownBusiness Known => known;

    internal bool HasTouchedBusiness { get; private set; }

    /// <summary>The business is about to be changed through this context.</summary>
    public void TouchBusiness() => HasTouchedBusiness = true;

    // Some libraries save without awaiting; they may, where no trail is to be kept.
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries().Any(e => Columns.SubjectOf(e.Metadata) is not null)
            ? throw new InvalidOperationException("Save with SaveChangesAsync: it keeps the trail.")
            : base.SaveChanges(acceptAllChangesOnSuccess);

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var changes = await trail.Read(this, cancellationToken);
        if (changes.Count == 0)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken)
            : null;
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await Trail.Write(this, changes, cancellationToken);
        told.Clear();
        if (own is not null) await own.CommitAsync(cancellationToken);
        return rows;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var module in modules)
        {
            module.MapTables(modelBuilder);
        }
        Conventions.Apply(modelBuilder, Database.IsSqlite());
    }
}
