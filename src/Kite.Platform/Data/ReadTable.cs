using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kite;

/// <summary>
/// A table as its rows are read past the change tracker: the columns are those of the model, and
/// the code that makes a row of them is made once.
/// </summary>
internal sealed class ReadTable<T>
    where T : class
{
    private static readonly ConditionalWeakTable<IEntityType, ReadTable<T>> Made = [];

    private ReadTable(IEntityType type)
    {
        var columns = type.GetProperties().ToList();
        From = $"SELECT {string.Join(", ", columns.Select(c => c.GetColumnName()))} "
            + $"FROM {type.GetTableName()} ";
        var row = Expression.Parameter(typeof(DbDataReader));
        Read = Expression.Lambda<Func<DbDataReader, T>>(
            Expression.MemberInit(
                Expression.New(typeof(T)),
                columns.Select((c, place) => Expression.Bind(
                    (MemberInfo?)c.PropertyInfo ?? c.FieldInfo!, Value(row, c, place)))),
            row).Compile();
    }

    /// <summary>All columns of the table; what is wanted of it comes behind.</summary>
    public string From { get; }

    public Func<DbDataReader, T> Read { get; }

    public static ReadTable<T> Of(KiteDb db) => Made.GetValue(
        db.Model.FindEntityType(typeof(T))
            ?? throw new InvalidOperationException($"{typeof(T).Name} has no table."),
        type => new(type));

    private static Expression Value(ParameterExpression row, IProperty column, int place)
    {
        var converter = column.GetRelationalTypeMapping().Converter;
        var kept = converter?.ProviderClrType ?? column.ClrType;
        Expression value = Expression.Call(
            row, nameof(DbDataReader.GetFieldValue),
            [Nullable.GetUnderlyingType(kept) ?? kept], Expression.Constant(place));
        if (converter is { ConvertFromProviderExpression: var made })
            value = Expression.Invoke(made, Fitting(value, made.Parameters[0].Type));
        value = Fitting(value, column.ClrType);
        return column.IsNullable
            ? Expression.Condition(
                Expression.Call(row, nameof(DbDataReader.IsDBNull), [], Expression.Constant(place)),
                Expression.Default(column.ClrType), value)
            : value;
    }

    private static Expression Fitting(Expression value, Type wanted) =>
        value.Type == wanted ? value : Expression.Convert(value, wanted);
}
