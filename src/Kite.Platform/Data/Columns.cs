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
