using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>A mapping under its name, and whether it comes with Kite.</summary>
public sealed record MappingView(
    string Name, string Kind, bool ComesWithKite, ImportMapping Mapping, long Version);

/// <summary>The mappings that are kept by name: those that come with Kite and one's own.</summary>
public sealed class SavedMappings(KiteDb db, ImportKinds kinds, TimeProvider clock)
{
    private const int LongestName = 60;

    public async Task<Result<Page<MappingView>>> List(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);

        var own = await db.SavedMappings.AsNoTracking().OrderBy(m => m.Name).ToListAsync(cancel);
        return new Page<MappingView>(
            [.. kinds.Shipped.Select(s => Shipped(s.Kind, s.Mapping)), .. own.Select(Own)],
            Next: null);
    }

    public async Task<Result<MappingView>> Show(
        Asker asker, string name, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);

        return await View(name, cancel) is { } found ? found : new NoSuchMapping(name);
    }

    /// <summary>Keeps a mapping under this name, in place of one's own of that name.</summary>
    public async Task<Result<MappingView>> Keep(
        Asker asker, string name, string kind, ImportMapping mapping, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        if (name.Trim().Length is 0 or > LongestName)
            return new BadInput("name", new NameIsMissing(LongestName));
        if (ShippedAs(name) is not null) return new MappingComesWithKite(name);
        var of = kinds.Find(kind);
        if (of.Refusal is { } strange) return new BadInput("kind", strange);

        var kept = await db.For(asker).SavedMappings
            .SingleOrDefaultAsync(m => m.Name == name.Trim(), cancel);
        if (kept is null) db.Add(kept = new SavedMapping { Name = name.Trim() });
        else kept.Version++;
        kept.Kind = of.Value.Name;
        kept.Mapping = MappingJson.Write(mapping with { Name = kept.Name });
        kept.ChangedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        return Own(kept);
    }

    public async Task<Result<Done>> Drop(Asker asker, string name, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        if (ShippedAs(name) is not null) return new MappingComesWithKite(name);

        var kept = await db.For(asker).SavedMappings
            .SingleOrDefaultAsync(m => m.Name == name, cancel);
        if (kept is null) return new NoSuchMapping(name);

        db.Remove(kept);
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }

    /// <summary>The mapping of this name; none is found where no name is given.</summary>
    internal async Task<Result<Found>> Find(string? name, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(name)) return new Found(null);

        return await View(name.Trim(), cancel) is { } view
            ? new Found(view.Mapping)
            : new NoSuchMapping(name);
    }

    private async Task<MappingView?> View(string name, CancellationToken cancel)
    {
        if (ShippedAs(name) is { } shipped) return shipped;

        var own = await db.SavedMappings.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Name == name, cancel);
        return own is null ? null : Own(own);
    }

    private MappingView? ShippedAs(string name) => kinds.Shipped
        .Where(s => string.Equals(
            s.Mapping.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))
        .Select(s => Shipped(s.Kind, s.Mapping))
        .FirstOrDefault();

    private static MappingView Shipped(ImportKind kind, ImportMapping mapping) =>
        new(mapping.Name, kind.Name, ComesWithKite: true, mapping, Version: 1);

    private static MappingView Own(SavedMapping kept) => new(
        kept.Name, kept.Kind, ComesWithKite: false, MappingJson.Read(kept.Mapping, kept.Name).Value,
        kept.Version);

    internal sealed record Found(ImportMapping? Mapping);
}
