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

    internal ImportKind this[string name] => Find(name).Value;
}
