using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kite.Privacy;

/// <summary>A table, in words, and how private each of its columns is.</summary>
public sealed record TableClasses(
    string Table, string Title, bool Audited, IReadOnlyList<ColumnClass> Columns);

/// <summary>
/// A column in words: its class, how it is kept, the permission that opens it, and which roles have
/// that; none where only Kite itself reads it.
/// </summary>
public sealed record ColumnClass(
    string Column, string Title, DataClass Class, Kept Kept, string? OpenedWith,
    IReadOnlyList<Role> SeenBy);

/// <summary>Which columns are asked for.</summary>
public sealed record ClassQuestion
{
    public string? Find { get; init; }
    public Choice<DataClass>? Class { get; init; }
    public Choice<Kept>? Kept { get; init; }
    public string? Table { get; init; }
}

/// <summary>
/// What is kept and how private it is, column by column, from the one declaration that views,
/// masks, exports and the trail obey (P2).
/// </summary>
public sealed class ListClasses(KiteDb db)
{
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/privacy/classes",
                ([AsParameters] ClassQuestion question, ListClasses list, Asker asker) =>
                    list.Run(asker, question).ToHttp())
            .Needing(May.ReadPrivacy)
            .WithSummary("Every table and column with its privacy class");

    public Result<Page<TableClasses>> Run(Asker asker, ClassQuestion question)
    {
        if (!asker.May(May.ReadPrivacy)) return new NotAllowed(May.ReadPrivacy);

        var tables = db.Model.GetEntityTypes()
            .Where(t => question.Table is not { Length: > 0 } one || t.GetTableName() == one)
            .Select(t => Told(t, question))
            .Where(t => t.Columns.Count > 0)
            .OrderBy(t => t.Title, StringComparer.CurrentCulture);
        return new Page<TableClasses>([.. tables], Next: null);
    }

    private static TableClasses Told(IEntityType table, ClassQuestion question)
    {
        var (name, title) = (table.GetTableName()!, KeptWords.OfTable(table));
        var isFound = Says(title, question.Find) || Says(name, question.Find);
        var columns = table.GetProperties()
            .Select(Told)
            .Where(c => question.Class is not { Value: var kind } || c.Class == kind)
            .Where(c => question.Kept is not { Value: var kept } || c.Kept == kept)
            .Where(c => isFound || Says(c.Title, question.Find) || Says(c.Column, question.Find))
            .OrderByDescending(c => c.Class)
            .ThenBy(c => c.Title, StringComparer.CurrentCulture);
        return new(name, title, Columns.SubjectOf(table) is not null, [.. columns]);
    }

    private static ColumnClass Told(IProperty column)
    {
        var door = Columns.DoorOf(column);
        return new(
            column.GetColumnName(),
            KeptWords.OfColumn(column),
            // A column without a class counts as the worst until someone says otherwise.
            Columns.ClassOf(column) ?? DataClass.Sensitive,
            Columns.KeptOf(column),
            door,
            door is null
                ? []
                : [.. Enum.GetValues<Role>().Where(r => Roles.Permissions(r).Contains(door))]);
    }

    private static bool Says(string text, string? find) => string.IsNullOrWhiteSpace(find)
        || CultureInfo.CurrentCulture.CompareInfo.IndexOf(text, find.Trim(), Loose) >= 0;
}
