using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Localization;

namespace Kite.Privacy;

/// <summary>A table, in words, and how private each of its columns is.</summary>
public sealed record TableClasses(
    string Table, string Title, bool Audited, IReadOnlyList<ColumnClass> Columns);

/// <summary>
/// A column in words: its class, how it is kept, and the permission that opens it; none where
/// only Kite itself reads it.
/// </summary>
public sealed record ColumnClass(
    string Column, string Title, DataClass Class, Kept Kept, string? OpenedWith);

/// <summary>
/// What is kept and how private it is, column by column, from the one declaration that views,
/// masks, exports and the trail obey (P2).
/// </summary>
public sealed class ListClasses(KiteDb db, IStringLocalizer<Texts> words)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/privacy/classes",
                (ListClasses list, Asker asker) => list.Run(asker).ToHttp())
            .Needing(May.ReadPrivacy)
            .WithSummary("Every table and column with its privacy class");

    public Result<Page<TableClasses>> Run(Asker asker)
    {
        if (!asker.May(May.ReadPrivacy)) return new NotAllowed(May.ReadPrivacy);

        var tables = db.Model.GetEntityTypes()
            .Select(Told)
            .OrderBy(t => t.Title, StringComparer.CurrentCulture);
        return new Page<TableClasses>([.. tables], Next: null);
    }

    private TableClasses Told(IEntityType table)
    {
        var name = table.GetTableName()!;
        var columns = table.GetProperties()
            .Select(p => Told(name, p))
            .OrderByDescending(c => Weight(c.Class));
        return new(
            name,
            Word("table." + name) ?? name,
            Columns.SubjectOf(table) is not null,
            [.. columns]);
    }

    private ColumnClass Told(string table, IProperty column)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(column.Name);
        return new(
            column.GetColumnName(),
            Word($"column.{table}.{name}") ?? Word("column." + name) ?? column.GetColumnName(),
            // A column without a class counts as the worst until someone says otherwise.
            Columns.ClassOf(column) ?? DataClass.Sensitive,
            Columns.KeptOf(column),
            Columns.DoorOf(column));
    }

    private static int Weight(DataClass kind) => kind switch
    {
        DataClass.Sensitive => 3,
        DataClass.Identity => 2,
        DataClass.Personal => 1,
        _ => 0,
    };

    private string? Word(string key) =>
        words[key] is { ResourceNotFound: false } found ? found.Value : null;
}
