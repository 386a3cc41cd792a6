using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>The changes of many records, the latest first.</summary>
public sealed class ListEdits(KiteDb db)
{
    private sealed record Key(long Place);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/customers/bulk-edits",
                async (
                    int? limit, string? after, ListEdits list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, limit, after, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("The changes of many customers at once, the latest first");
        api.MapGet(
                "/customers/bulk-edits/{id:guid}",
                async (Guid id, ListEdits list, Asker asker, CancellationToken cancel) =>
                    (await list.One(asker, id, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("One change of many customers, and whom its undoing left alone");
    }

    public async Task<Result<Page<BulkEditView>>> Run(
        Asker asker, int? asked, string? after, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var limit = Cursor.LimitOf(asked);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(after);
        if (place.Refusal is { } lost) return lost;

        var last = place.Value.Key?.Place ?? long.MaxValue;
        var read = await db.BulkEdits.AsNoTracking().Where(e => e.Place < last)
            .OrderByDescending(e => e.Place).Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<BulkEdit>.Of(read, limit.Value.Count, e => new Key(e.Place))
            .Select(BulkEditView.Of);
    }

    public async Task<Result<BulkEditView>> One(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        var edit = await db.BulkEdits.AsNoTracking()
            .SingleOrDefaultAsync(e => e.Id == id, cancel);
        if (edit is null) return new NoSuchBulkEdit(id);

        var left = await db.BulkEditRows.Where(r => r.EditId == id && r.IsLeft)
            .OrderBy(r => r.CustomerNumber).Select(r => r.CustomerNumber).ToListAsync(cancel);
        return BulkEditView.Of(edit) with { Left = left };
    }
}
