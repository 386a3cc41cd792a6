using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Kite;

/// <summary>A table as rows are written into it past the change tracker.</summary>
internal sealed record WrittenTable(string Name, IReadOnlyList<WrittenColumn> Columns)
{
    // Made once for each table of a model: to look its columns up takes longer than a few rows.
    private static readonly ConditionalWeakTable<IEntityType, WrittenTable> Made = [];

    /// <summary>The columns of these properties.</summary>
    public IReadOnlyList<WrittenColumn> Of(string[] properties) =>
        [.. properties.Select(p => Columns.Single(c => c.Property == p))];

    public string ColumnList { get; } = string.Join(", ", Columns.Select(c => c.Name));

    public static WrittenTable Of(KiteDb db, Type type)
    {
        var entity = db.Model.FindEntityType(type)
            ?? throw new InvalidOperationException($"{type.Name} has no table.");
        return Made.GetValue(
            entity,
            e => new(e.GetTableName()!, [.. e.GetProperties().Select(WrittenColumn.Of)]));
    }
}

/// <summary>A column, and how its values are read from a row and sent to PostgreSQL.</summary>
internal sealed record WrittenColumn(
    string Property,
    string Name,
    Func<object, object?> Read,
    Action<NpgsqlBinaryImporter, object> Write,
    Func<IEnumerable<object?>, NpgsqlParameter> Gather)
{
    public static WrittenColumn Of(IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        var getter = property.GetGetter();
        var convert = mapping.Converter?.ConvertToProvider;
        var kept = mapping.Converter?.ProviderClrType ?? property.ClrType;
        var type = Nullable.GetUnderlyingType(kept) ?? kept;
        return new(
            property.Name,
            property.GetColumnName(),
            convert is null
                ? getter.GetClrValue
                : row => getter.GetClrValue(row) is { } value ? convert(value) : null,
            Made<Action<NpgsqlBinaryImporter, object>>(
                nameof(WriterOf), type, mapping.StoreType),
            Made<Func<IEnumerable<object?>, NpgsqlParameter>>(
                type.IsValueType ? nameof(GatherValues) : nameof(GatherObjects),
                type, type == typeof(string) ? "text" : mapping.StoreType));
    }

    // A value whose type is known need not be looked up again for each row.
    private static TMade Made<TMade>(string method, Type type, string storeType) =>
        (TMade)typeof(WrittenColumn)
            .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type)
            .Invoke(null, [storeType])!;

    private static Action<NpgsqlBinaryImporter, object> WriterOf<TValue>(string storeType) =>
        (copy, value) => copy.Write((TValue)value, storeType);

    private static Func<IEnumerable<object?>, NpgsqlParameter> GatherValues<TValue>(
        string storeType)
        where TValue : struct =>
        values => Array(values.Select(v => (TValue?)v).ToArray(), storeType);

    private static Func<IEnumerable<object?>, NpgsqlParameter> GatherObjects<TValue>(
        string storeType)
        where TValue : class =>
        values => Array(values.Select(v => (TValue?)v).ToArray(), storeType);

    private static NpgsqlParameter Array<TValues>(TValues values, string storeType) =>
        new NpgsqlParameter<TValues> { TypedValue = values, DataTypeName = storeType + "[]" };
}
