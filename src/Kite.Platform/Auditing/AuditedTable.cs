using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kite;

/// <summary>A table whose changes the trail keeps, and how its columns are told there.</summary>
internal sealed class AuditedTable
{
    // Made once for each table of a model: what is marked on it is written in words.
    private static readonly ConditionalWeakTable<IEntityType, AuditedTable> Made = [];

    private readonly Func<object, object?> owner;
    private readonly Func<object, object?> id;

    private AuditedTable(IEntityType table)
    {
        Subject = Columns.SubjectOf(table)!;
        Owner = table.FindProperty(Columns.OwnerOf(table))!;
        Id = table.FindPrimaryKey()!.Properties[^1];
        owner = Owner.GetGetter().GetClrValue;
        id = Id.GetGetter().GetClrValue;
        All = [.. table.GetProperties().Select(p => new AuditedColumn(p))];
    }

    public string Subject { get; }
    public IProperty Owner { get; }
    public IProperty Id { get; }
    public IReadOnlyList<AuditedColumn> All { get; }

    /// <summary>Null where nothing of this table is kept in the trail.</summary>
    public static AuditedTable? Of(IEntityType table) => Columns.SubjectOf(table) is null
        ? null
        : Made.GetValue(table, t => new(t));

    public Guid OwnerOf(object row) => (Guid)owner(row)!;

    public Guid? IdOf(object row) => id(row) as Guid?;
}

/// <summary>A column as the trail tells of it.</summary>
internal sealed class AuditedColumn(IProperty property)
{
    private readonly Func<object, object?> read = property.GetGetter().GetClrValue;

    public IProperty Property => property;
    public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>Told as it is; all else is sealed with its owner's key.</summary>
    public bool IsOpen { get; } = Columns.ClassOf(property) is DataClass.Operational;

    public object? Read(object row) => read(row);
}
