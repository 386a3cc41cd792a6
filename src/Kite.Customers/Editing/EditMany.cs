using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Changes one field of many records as one act: whole or not at all, noted with what was there,
/// so that it can be undone at any time.
/// </summary>
public sealed class EditMany(
    KiteDb db, Search search, UnderstandList understand, MasterKeys masters, Trail trail,
    TimeProvider clock)
{
    /// <summary>So many records are one transaction of a second or two.</summary>
    internal const int Most = 1_000;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/bulk-edits",
                async (
                    BulkOrder order, EditMany edit, Asker asker, CancellationToken cancel) =>
                    (await edit.Run(asker, order, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Changes one field of up to 1,000 customers at once; dryRun counts only");

    public async Task<Result<BulkEditView>> Run(
        Asker asker, BulkOrder order, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        // Who cannot see what is there would change it unseen.
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        var business = await db.For(asker).BusinessAsync(cancel);
        var change = order.Change(asker, await db.OwnFieldsAsync(cancel), business, masters);
        if (change.Refusal is { } no) return no;
        var ids = await Chosen(asker, order, cancel);
        if (ids.Refusal is { } nobody) return nobody;

        await using var whole = order.DryRun || db.Database.CurrentTransaction is not null
            ? null
            : await db.Database.BeginTransactionAsync(cancel);
        try
        {
            var edit = await Edit(order, change.Value, ids.Value, cancel);
            if (whole is not null) await whole.CommitAsync(cancel);
            return BulkEditView.Of(edit) with { Id = order.DryRun ? null : edit.Id };
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(0, 1);
        }
    }

    private async Task<Result<IReadOnlyList<Guid>>> Chosen(
        Asker asker, BulkOrder order, CancellationToken cancel)
    {
        var field = order.Filter is null ? "numbers" : "filter";
        var chosen = order.Chosen();
        if (chosen.Refusal is { } no) return no;
        var question = await understand.Run(asker, chosen.Value, cancel);
        if (question.Refusal is BadInput { Faults: [var first, ..] } && order.Filter is not null)
            return new BadInput(field, first.Why);
        if (question.Refusal is { } strange) return strange;

        var customers = await db.CustomersFor(asker, question.Value, search, cancel);
        var found = await customers.Next(
            question.Value, new(null, Beginning: true), Most + 1, cancel);
        return found.Count switch
        {
            0 => new BadInput(field, new NobodyToEdit()),
            > Most => new BadInput(field, new TooManyToEdit(Most)),
            _ => found.ConvertAll(c => c.Id),
        };
    }

    private async Task<BulkEdit> Edit(
        BulkOrder order, RecordEdit change, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var customers = await db.Customers.Where(c => EF.Parameter(ids).Contains(c.Id))
            .OrderBy(c => c.Number).ToListAsync(cancel);
        var now = await change.Now(db, customers, cancel);
        var others = customers.FindAll(c => now[c.Id] != change.Target);
        var changing = others.FindAll(change.HasRoom);
        var edit = new BulkEdit
        {
            Place = order.DryRun ? 0 : await Counter.Take(db, BulkEdit.Counter, 1, cancel),
            Field = change.Field,
            Value = change is TagEdit ? order.Value!.Trim() : change.Target,
            Removes = order.Removes,
            Customers = customers.Count,
            Changed = changing.Count,
            Already = customers.Count - others.Count,
            At = at,
            ByName = db.Asker.Name,
        };
        if (order.DryRun) return edit;

        foreach (var customer in changing)
        {
            await change.Put(db, customer, change.Target, at, cancel);
            customer.Version++;
            db.Add(new BulkEditRow
            {
                CustomerId = customer.Id,
                EditId = edit.Id,
                CustomerNumber = customer.Number,
                Before = now[customer.Id],
            });
        }
        db.Add(edit);
        await db.SaveChangesAsync(cancel);
        await trail.Note(db, "bulk-edit", edit.Id, Told(edit), cancel);
        return edit;
    }

    internal static JsonObject Told(BulkEdit edit) => new()
    {
        ["edited"] = edit.Field,
        ["customers"] = edit.Customers,
        ["changed"] = edit.Changed,
    };
}
