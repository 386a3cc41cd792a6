using System.Reflection;

namespace Kite.Importing;

/// <summary>The mappings that lie in a module as JSON, one file each.</summary>
public static class ShippedMappings
{
    /// <summary>
    /// Those for a kind of import: <c>Importing/Mappings/customers.odoo.json</c> is the one
    /// named <c>odoo</c> for customers.
    /// </summary>
    public static IReadOnlyList<ImportMapping> In(Assembly module, string kind) =>
    [
        .. module.GetManifestResourceNames()
            .Where(name => name.Contains($".Mappings.{kind}.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(module, name)),
    ];

    private static ImportMapping Read(Assembly module, string name)
    {
        using var file = new StreamReader(module.GetManifestResourceStream(name)!);
        var read = MappingJson.Read(file.ReadToEnd(), name);
        return read.Refusal is { } no
            ? throw new InvalidOperationException($"{name}: {no.Code}")
            : read.Value;
    }
}
