using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kite;

/// <summary>
/// What a table says of itself: the class of each column (P2), whether changes are audited (R3)
/// and how it is spread once there is more than one database machine (design, section 1).
/// </summary>
public static class Columns
{
    private const string ClassMark = "Kite:Class";
    private const string AuditMark = "Kite:Audit";
    private const string OwnerMark = "Kite:Owner";
    private const string SpreadMark = "Kite:Spread";
    private const string DoorMark = "Kite:Door";
    private const string KeptMark = "Kite:Kept";

    extension<T>(EntityTypeBuilder<T> table)
        where T : class
    {
        /// <summary>These columns are of this class: <c>c => new { c.Name, c.Phone }</c>.</summary>
        public EntityTypeBuilder<T> Holds(DataClass kind, Expression<Func<T, object?>> columns)
        {
            foreach (var name in Names(columns.Body))
            {
                table.Property(name).HasAnnotation(ClassMark, kind.ToString());
            }
            return table;
        }

        /// <summary>
        /// Changes leave a line in the trail; what is personal in them is sealed with the data
        /// key of the person that <paramref name="owner"/> names.
        /// </summary>
        public EntityTypeBuilder<T> Audited(string subject, Expression<Func<T, object?>> owner)
        {
            table.HasAnnotation(AuditMark, subject);
            table.HasAnnotation(OwnerMark, Names(owner.Body).Single());
            return table;
        }

        /// <summary>Rows lie with the key in this column, which leads the primary key.</summary>
        public EntityTypeBuilder<T> SpreadBy(Expression<Func<T, object?>> column)
        {
            table.HasAnnotation(SpreadMark, Names(column.Body).Single());
            return table;
        }

        /// <summary>
        /// Who has this permission may see the table's operational columns; without a word, none
        /// but Kite itself reads it.
        /// </summary>
        public EntityTypeBuilder<T> SeenWith(string permission)
        {
            table.HasAnnotation(DoorMark, permission);
            return table;
        }

        /// <summary>These columns have a permission of their own.</summary>
        public EntityTypeBuilder<T> SeenWith(
            string permission, Expression<Func<T, object?>> columns)
        {
            foreach (var name in Names(columns.Body))
            {
                table.Property(name).HasAnnotation(DoorMark, permission);
            }
            return table;
        }

        /// <summary>How these columns are kept, where it is not as plain text.</summary>
        public EntityTypeBuilder<T> Keeps(Kept kept, Expression<Func<T, object?>> columns)
        {
            foreach (var name in Names(columns.Body))
            {
                table.Property(name).HasAnnotation(KeptMark, kept.ToString());
            }
            return table;
        }
    }

    public static Kept KeptOf(IReadOnlyProperty property) =>
        property.FindAnnotation(KeptMark)?.Value is string name
            ? Enum.Parse<Kept>(name)
            : Kept.Plain;

    /// <summary>The permission that shows a column; null where only Kite itself reads it.</summary>
    public static string? DoorOf(IReadOnlyProperty property)
    {
        if (property.FindAnnotation(DoorMark)?.Value is string own) return own;
        var table = property.DeclaringType.FindAnnotation(DoorMark)?.Value as string;
        return ClassOf(property) switch
        {
            _ when table is null => null,
            DataClass.Operational => table,
            DataClass.Sensitive => null,
            _ => May.ReadPersonal,
        };
    }

    public static DataClass? ClassOf(IReadOnlyProperty property) =>
        property.FindAnnotation(ClassMark)?.Value is string name
            ? Enum.Parse<DataClass>(name)
            : null;

    public static string? SubjectOf(IReadOnlyEntityType table) =>
        table.FindAnnotation(AuditMark)?.Value as string;

    public static string? SpreadOf(IReadOnlyEntityType table) =>
        table.FindAnnotation(SpreadMark)?.Value as string;

    internal static string OwnerOf(IReadOnlyEntityType table) =>
        (string)table.FindAnnotation(OwnerMark)!.Value!;

    private static IEnumerable<string> Names(Expression body) => body switch
    {
        NewExpression many => many.Arguments.SelectMany(Names),
        UnaryExpression { Operand: var inner } => Names(inner),
        MemberExpression one => [one.Member.Name],
        _ => throw new ArgumentException("Name columns as c => new { c.One }.", nameof(body)),
    };
}

/// <summary>How a column lies in the database.</summary>
public enum Kept
{
    Plain,

    /// <summary>Sealed with the person's own data key: dark once the key is destroyed.</summary>
    SealedForPerson,

    /// <summary>Sealed with the master key, which lies outside the database.</summary>
    SealedForKite,

    /// <summary>Only a fingerprint is kept, from which nothing can be read back.</summary>
    Fingerprint,
}
