using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>
/// Makes files of further contact points and of relations, in the form in which they can be
/// imported again; the trail keeps that they were made.
/// </summary>
public sealed class ExportDetails(
    KiteDb db, IStringLocalizer<Texts> words, Trail trail, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/contacts/export",
                async (
                    Choice<SheetFormat>? format, ExportDetails export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Contacts(asker, format ?? SheetFormat.Csv, cancel))
                        .ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("All further contact points as a file: format csv or xlsx");
        api.MapGet(
                "/relations/export",
                async (
                    Choice<SheetFormat>? format, ExportDetails export, Asker asker,
                    CancellationToken cancel) =>
                    (await export.Relations(asker, format ?? SheetFormat.Csv, cancel))
                        .ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("All relations of customers as a file: format csv or xlsx");
    }

    public Task<Result<Export>> Contacts(
        Asker asker, SheetFormat format, CancellationToken cancel) =>
        Make(
            asker, "contacts", format,
            ["number", "name", "kind", "use", "value", "extra", "postalCode", "city", "country"],
            ContactRows(cancel), cancel);

    public Task<Result<Export>> Relations(
        Asker asker, SheetFormat format, CancellationToken cancel) =>
        Make(
            asker, "relations", format,
            ["number", "name", "relation", "otherNumber", "otherName", "note"],
            RelationRows(cancel), cancel);

    private async Task<Result<Export>> Make(
        Asker asker, string what, SheetFormat format, string[] columns,
        IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        var facts = new JsonObject
        {
            ["of"] = what,
            ["format"] = format.ToString().ToLowerInvariant(),
        };
        db.For(asker);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await trail.Note(db, "customer-export", null, facts, cancel);
        await whole.CommitAsync(cancel);
        var business = await db.BusinessAsync(cancel);
        return new Export(
            new Sheet(
                $"{what}-{business.Today(clock):yyyy-MM-dd}",
                [.. columns.Select(c => words["field." + c].Value)],
                rows),
            format);
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> ContactRows(
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var customers = db.Customers;
        var all = db.ContactPoints.AsNoTracking()
            .Join(customers, p => p.CustomerId, c => c.Id, (p, c) => new { p, c.Number, c.Name })
            .OrderBy(r => r.Number).ThenBy(r => r.p.Place)
            .AsAsyncEnumerable();
        await foreach (var r in all.WithCancellation(cancel))
        {
            yield return
            [
                r.Number, r.Name, r.p.Kind, r.p.Use, r.p.Value, r.p.Extra, r.p.PostalCode,
                r.p.City, r.p.Country,
            ];
        }
    }

    // Each relation once: its other end follows from it.
    private async IAsyncEnumerable<IReadOnlyList<object?>> RelationRows(
        [EnumeratorCancellation] CancellationToken cancel)
    {
        var customers = db.Customers;
        var all = db.Relations.AsNoTracking()
            .Join(customers, r => r.CustomerId, c => c.Id, (r, c) => new { r, c.Number, c.Name })
            .Join(customers, r => r.r.OtherId, c => c.Id, (r, other) => new
            {
                r.Number,
                r.Name,
                r.r.Kind,
                OtherNumber = other.Number,
                OtherName = other.Name,
                r.r.Note,
            })
            .Where(r => r.Number < r.OtherNumber)
            .OrderBy(r => r.Number).ThenBy(r => r.OtherNumber)
            .AsAsyncEnumerable();
        await foreach (var r in all.WithCancellation(cancel))
        {
            yield return [r.Number, r.Name, r.Kind, r.OtherNumber, r.OtherName, r.Note];
        }
    }
}
