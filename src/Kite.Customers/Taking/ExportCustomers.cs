using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>How a list of customers is to be taken along.</summary>
public sealed record ExportOrder
{
    public Choice<SheetFormat>? Format { get; init; }
    public string? Columns { get; init; }

    internal SheetFormat Form => Format ?? SheetFormat.Csv;
}

/// <summary>
/// Makes a file of a list of customers, with only the columns that the asker may see; the trail
/// keeps that it was made, and of how many.
/// </summary>
public sealed class ExportCustomers(
    KiteDb db,
    Search search,
    UnderstandList understand,
    CustomerColumns figures,
    IStringLocalizerFactory words,
    Trail trail,
    TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/export",
                async (
                    [AsParameters] CustomerQuestion question, [AsParameters] ExportOrder order,
                    ExportCustomers export, Asker asker, CancellationToken cancel) =>
                    (await export.Run(asker, question, order, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("A list of customers as a file: format csv or xlsx, columns by name");

    public async Task<Result<Export>> Run(
        Asker asker, CustomerQuestion asked, ExportOrder order, CancellationToken cancel)
    {
        if (!asker.May(May.Export)) return new NotAllowed(May.Export);
        var understood = await understand.Run(asker, asked, cancel);
        if (understood.Refusal is { } no) return no;
        var question = understood.Value;
        var wanted = order.Columns?.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var record = RecordColumn.SeenBy(asker).ToList();
        var more = (await figures.SeenBy(asker, cancel)).Where(c => c.Exported).ToList();
        if (wanted is not null)
        {
            var known = record.Select(c => c.Key).Concat(more.Select(c => c.Key));
            if (wanted.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } strange)
                return new BadInput("columns", new ListHasNoColumn(strange));
            record.RemoveAll(c => !wanted.Contains(c.Key, StringComparer.Ordinal));
            more.RemoveAll(c => !wanted.Contains(c.Key, StringComparer.Ordinal));
        }
        await Note(asker, question, order, [.. record.Select(c => c.Key)], cancel);
        var business = await db.BusinessAsync(cancel);
        return new Export(
            new Sheet(
                $"customers-{business.Today(clock):yyyy-MM-dd}",
                Heads(record, more, business.Currency),
                Rows(asker, question, record, more, cancel)),
            order.Form);
    }

    private List<string> Heads(
        List<RecordColumn> record, List<CustomerColumn> more, Currency currency)
    {
        var mine = words.Create(typeof(Texts));
        return
        [
            .. record.Select(c => mine["field." + c.Key].Value),
            .. more.Select(c => c.HeadIn(words, currency.Sign)),
        ];
    }

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(
        Asker asker,
        CustomerQuestion question,
        List<RecordColumn> record,
        List<CustomerColumn> more,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var batch in db.InBatches(asker, question, search, cancel))
        {
            var table = await figures.Read(
                asker, [.. batch.Select(c => (c.Id, c.Number))], more.Select(c => c.Key), cancel);
            foreach (var customer in batch.Select(c => CustomerView.Of(c, asker)))
            {
                yield return
                [
                    .. record.Select(c => c.Read(customer)),
                    .. more.Select(c => table.Of(customer.Number, c.Key)),
                ];
            }
        }
    }

    // What was searched for may be a name, so of the search only that there was one is kept.
    private async Task Note(
        Asker asker,
        CustomerQuestion question,
        ExportOrder order,
        IReadOnlyList<string> columns,
        CancellationToken cancel)
    {
        var customers = await db.CustomersFor(asker, question, search, cancel);
        var facts = new JsonObject
        {
            ["format"] = order.Form.ToString().ToLowerInvariant(),
            ["customers"] = await customers.CountUpTo(question, int.MaxValue, cancel),
            ["columns"] = string.Join(',', columns),
            ["kind"] = question.Kind?.ToString(),
            ["language"] = question.Language,
            ["source"] = question.Source,
            ["import"] = question.ImportId?.ToString(),
            ["custom"] = string.Join(',', question.Own.Tests.Select(t => t.Field.Key)),
            ["figures"] = string.Join(',', question.Figure?.Asked.Keys ?? []),
            ["searched"] = !string.IsNullOrWhiteSpace(question.Search),
            ["ticked"] = question.Ticked is not null,
        };
        db.For(asker);
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        await trail.Note(db, "customer-export", null, facts, cancel);
        await whole.CommitAsync(cancel);
    }
}
