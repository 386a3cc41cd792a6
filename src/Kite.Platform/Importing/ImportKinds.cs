namespace Kite.Importing;

/// <summary>The kinds of things that can be imported.</summary>
public sealed class ImportKinds(IEnumerable<ImportKind> kinds)
{
    public Result<ImportKind> Find(string? name)
    {
        var kind = kinds.FirstOrDefault(
            k => string.Equals(k.Name, name, StringComparison.OrdinalIgnoreCase));
        return kind is null
            ? new NoSuchKind(name ?? "", string.Join(", ", kinds.Select(k => k.Name)))
            : kind;
    }

    /// <summary>All of them, by name, in the order in which they are offered.</summary>
    public IEnumerable<string> Names => kinds.OrderBy(k => k.Place).Select(k => k.Name);

    internal IEnumerable<(ImportKind Kind, ImportMapping Mapping)> Shipped =>
        kinds.OrderBy(k => k.Place).SelectMany(k => k.Shipped.Select(m => (k, m)));

    internal ImportKind this[string name] => Find(name).Value;
}
