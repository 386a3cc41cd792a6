using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Adds a field to the customers' records (K1).</summary>
public sealed class AddField(KiteDb db)
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/custom-fields",
                async (
                    FieldDraft draft, AddField add, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var added = await add.Run(asker, draft, cancel);
                    if (added.Refusal is null) http.Tag(added.Value.Version);
                    return added.ToCreated(f => $"/custom-fields/{f.Id}");
                })
            .Needing(May.ManageSettings)
            .Idempotent()
            .WithSummary("Adds a field to the customers' records");

    public async Task<Result<FieldView>> Run(
        Asker asker, FieldDraft typed, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);

        var draft = typed.Trimmed();
        var faults = draft.Faults().ToList();
        if (faults.Count > 0) return new BadInput(faults);

        var there = await db.For(asker).OwnFieldsAsync(cancel);
        if (there.Count >= Most) return new BadInput("key", new TooManyFields(Most));
        if (there.Any(f => f.Key == draft.Key))
            return new BadInput("key", new FieldKeyIsTaken(draft.Key!));

        var field = new CustomField
        {
            Key = draft.Key!,
            Name = draft.Name!,
            Kind = draft.Kind,
            Class = draft.Class,
            Choices = draft.Choices is { } choices ? string.Join('\n', choices) : null,
            Decimals = draft.Decimals,
            IsSearched = draft.IsSearched,
            Place = there.Select(f => f.Place + 1).DefaultIfEmpty(0).Max(),
        };
        db.Add(field);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Two administrators had the same thought at once.
            return new BadInput("key", new FieldKeyIsTaken(draft.Key!));
        }
        return FieldView.Of(field);
    }
}
