using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Importing;

/// <summary>Which imports are asked for; <c>find</c> is a part of the file's name.</summary>
public sealed record ImportQuestion
{
    public string? Kind { get; init; }
    public Choice<ImportState>? State { get; init; }
    public string? Find { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string Newest = "when-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, Newest, ["when", "file"]);
}

/// <summary>Lists the imports, the newest first unless asked otherwise.</summary>
public sealed partial class ListImports(KiteDb db, ImportKinds kinds)
{
    private sealed record Key(string File, long Number);

    private sealed record AskedFor(IQueryable<Import> Imports);

    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/imports",
                async (
                    [AsParameters] ImportQuestion question, ListImports list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.RunImports)
            .WithSummary("Lists imports, the newest first unless asked otherwise");

    public async Task<Result<Page<ImportView>>> Run(
        Asker asker, ImportQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.RunImports)) return new NotAllowed(May.RunImports);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var asked = Asked(question);
        if (asked.Refusal is { } strange) return strange;

        var read = await From(place.Value, order.Value, asked.Value.Imports)
            .Take(limit.Value.Count + 1)
            .ToListAsync(cancel);
        var business = await db.BusinessAsync(cancel);
        return Page<Import>.Of(read, limit.Value.Count, i => new Key(i.FileName, i.Number))
            .Select(i => ImportView.Of(i, business.Currency));
    }

    private Result<AskedFor> Asked(ImportQuestion question)
    {
        var imports = db.Imports.AsNoTracking();
        if (question.State is { Value: var state }) imports = imports.Where(i => i.State == state);
        if (question.Kind is { } named)
        {
            var kind = kinds.Find(named);
            if (kind.Refusal is { } strange) return new BadInput("kind", strange);
            imports = imports.Where(i => i.Kind == kind.Value.Name);
        }
        if (question.Find?.Trim() is not { Length: > 0 } find) return new AskedFor(imports);

        // Either database has its own way of not minding capitals.
        var like = $"%{Wild().Replace(find, @"\$0")}%";
        return new AskedFor(db.IsPostgres
            ? imports.Where(i => EF.Functions.ILike(i.FileName, like, @"\"))
            : imports.Where(i => EF.Functions.Like(i.FileName, like, @"\")));
    }

    private static IQueryable<Import> From(
        Place<Key> place, ListOrder order, IQueryable<Import> imports)
    {
        var (file, number) = (place.Key?.File ?? "", place.Key?.Number ?? 0);
        return order switch
        {
            { Column: "file", Down: false } => imports
                .Where(i => place.Beginning || i.FileName.CompareTo(file) > 0
                    || (i.FileName == file && i.Number > number))
                .OrderBy(i => i.FileName).ThenBy(i => i.Number),
            { Column: "file" } => imports
                .Where(i => place.Beginning || i.FileName.CompareTo(file) < 0
                    || (i.FileName == file && i.Number < number))
                .OrderByDescending(i => i.FileName).ThenByDescending(i => i.Number),
            { Down: false } => imports
                .Where(i => place.Beginning || i.Number > number).OrderBy(i => i.Number),
            _ => imports
                .Where(i => place.Beginning || i.Number < number)
                .OrderByDescending(i => i.Number),
        };
    }

    [GeneratedRegex(@"[\\%_]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Wild();
}
