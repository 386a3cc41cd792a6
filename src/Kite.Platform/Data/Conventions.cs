using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kite;

/// <summary>
/// How every table is written: snake_case names, words for choices, one form of key.
/// </summary>
internal static partial class Conventions
{
    public static void Apply(ModelBuilder model, bool sqlite)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(t => t.GetProperties()))
        {
            property.SetColumnName(Snake(property.Name));
            Convert(property, sqlite);
        }
    }

    public static string Snake(string name) => Seam().Replace(name, "_").ToLowerInvariant();

    private static void Convert(IMutableProperty property, bool sqlite)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum)
            property.SetProviderClrType(typeof(string));
        // Byte order, so that both databases sort and find prefixes alike.
        if (!sqlite && type == typeof(string)) property.SetCollation("C");
        if (!sqlite) return;

        if (type == typeof(Guid))
        {
            property.SetValueConverter(new BigEndianGuid());
            property.SetColumnType("BLOB");
        }
        // SQLite has no instants: ticks of UTC sort and compare as they should.
        if (type == typeof(DateTimeOffset)) property.SetValueConverter(new UtcTicks());
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Seam();

    private sealed class BigEndianGuid() : ValueConverter<Guid, byte[]>(
        id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
