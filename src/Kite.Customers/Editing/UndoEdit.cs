using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Puts back what a change of many records found there, at any later time. What was changed
/// since stays, and is named.
/// </summary>
public sealed class UndoEdit(KiteDb db, MasterKeys masters, Trail trail, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/bulk-edits/{id:guid}/undos",
                async (Guid id, UndoEdit undo, Asker asker, CancellationToken cancel) =>
                    (await undo.Run(asker, id, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Puts back what a change of many customers found there");

    public async Task<Result<BulkEditView>> Run(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.For(asker).Database.BeginTransactionAsync(cancel)
            : null;
        var edit = await db.For(asker).BulkEdits.SingleOrDefaultAsync(e => e.Id == id, cancel);
        if (edit is null) return new NoSuchBulkEdit(id);
        if (edit.UndoneAt is not null) return new BulkEditIsUndone();

        try
        {
            var left = await PutBack(edit, cancel);
            if (whole is not null) await whole.CommitAsync(cancel);
            return BulkEditView.Of(edit) with { Left = left };
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(edit.Version, edit.Version + 1);
        }
    }

    private async Task<IReadOnlyList<long>> PutBack(BulkEdit edit, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var rows = await db.BulkEditRows.Where(r => r.EditId == edit.Id)
            .OrderBy(r => r.CustomerNumber).ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.CustomerId);
        var customers = await db.Customers
            .Where(c => EF.Parameter(ids).Contains(c.Id) && c.MergedInto == null)
            .ToDictionaryAsync(c => c.Id, cancel);
        var change = await ChangeOf(edit, cancel);
        var now = change is null ? [] : await change.Now(db, customers.Values, cancel);
        foreach (var row in rows)
        {
            var customer = customers.GetValueOrDefault(row.CustomerId);
            row.IsLeft = change is null || customer is null
                || now[row.CustomerId] != change.Target
                || !await change.Put(db, customer, row.Before, at, cancel);
            if (!row.IsLeft) customer!.Version++;
        }
        var left = rows.Where(r => r.IsLeft).Select(r => r.CustomerNumber).ToList();
        (edit.UndoneAt, edit.UndoneByName, edit.LeftAlone) = (at, db.Asker.Name, left.Count);
        edit.Version++;
        await db.SaveChangesAsync(cancel);
        var told = EditMany.Told(edit);
        told["leftAlone"] = left.Count;
        await trail.Note(db, "bulk-edit-undone", edit.Id, told, cancel);
        return left;
    }

    // Nothing where the field is no more.
    private async Task<RecordEdit?> ChangeOf(BulkEdit edit, CancellationToken cancel)
    {
        if (edit.Field == "tag") return new TagEdit(edit.Value!, edit.Removes);
        if (edit.Field == "kind") return new KindEdit(edit.Value);
        if (FieldEdit.Fields.Contains(edit.Field, StringComparer.Ordinal))
            return new FieldEdit(edit.Field, edit.Value);

        var own = (await db.OwnFieldsAsync(cancel))
            .FirstOrDefault(f => f.Column == edit.Field && !f.IsSealed);
        return own is null
            ? null
            : new OwnEdit(
                own, edit.Value, (await db.BusinessAsync(cancel)).Currency, masters);
    }
}
