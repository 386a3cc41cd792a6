using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kite;

/// <summary>
/// What tables, their columns and the subjects of the trail are called. The module that keeps them
/// words them: <c>kept.customers</c>, <c>kept.customers.phone</c>, <c>subject.customer</c>, and
/// <c>fact.columns</c> for what a note tells; columns that many tables have stand in the platform's
/// texts as <c>kept.any.</c>…
/// </summary>
public static class KeptWords
{
    public static string OfTable(IReadOnlyEntityType table) =>
        Wording.Find(HomeOf(table), KeyOf(table)) ?? table.GetTableName()!;

    public static string OfColumn(IReadOnlyProperty column) =>
        Find(column) ?? column.GetColumnName();

    extension(IReadOnlyModel model)
    {
        /// <summary>The subjects that the trail may speak of, each with its word.</summary>
        public IReadOnlyList<(string Key, string Word)> Subjects() =>
        [
            .. Homes(model)
                .SelectMany(home => Wording.Keys(home, Subject))
                .Select(key => key[Subject.Length..])
                .Select(key => (key, model.SubjectWord(key)))
                .OrderBy(s => s.Item2, StringComparer.CurrentCulture),
        ];

        public string SubjectWord(string subject) => FindIn(model, Subject + subject) ?? subject;

        /// <summary>A field of a line of the trail: a column, or a fact of a note.</summary>
        public string FieldWord(string subject, string field)
        {
            var column = model.GetEntityTypes()
                .FirstOrDefault(t => Columns.SubjectOf(t) == subject)?.GetProperties()
                .FirstOrDefault(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == field);
            return column is not null
                ? OfColumn(column)
                : FindIn(model, "fact." + field) ?? field;
        }
    }

    /// <summary>The keys under which a column's word may stand, its own first.</summary>
    internal static IReadOnlyList<string> KeysOf(IReadOnlyProperty column)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(column.Name);
        return [$"{KeyOf((IReadOnlyEntityType)column.DeclaringType)}.{name}", $"kept.any.{name}"];
    }

    internal static string KeyOf(IReadOnlyEntityType table) => "kept." + table.GetTableName();

    // Tables of libraries are kept, and worded, by the platform.
    internal static Assembly HomeOf(IReadOnlyEntityType table) =>
        table.ClrType.Assembly.GetName().Name!.StartsWith("Kite.", StringComparison.Ordinal)
            ? table.ClrType.Assembly
            : Ground;

    private const string Subject = "subject.";

    private static Assembly Ground => typeof(KeptWords).Assembly;

    private static IEnumerable<Assembly> Homes(IReadOnlyModel model) =>
        model.GetEntityTypes().Select(HomeOf).Distinct();

    private static string? FindIn(IReadOnlyModel model, string key) =>
        Homes(model).Select(home => Wording.Find(home, key)).FirstOrDefault(w => w is not null);

    private static string? Find(IReadOnlyProperty column)
    {
        var (own, any) = (KeysOf(column)[0], KeysOf(column)[1]);
        var home = HomeOf((IReadOnlyEntityType)column.DeclaringType);
        return Wording.Find(home, own) ?? Wording.Find(Ground, any);
    }
}
