using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Renames a field, changes its choices, retires it or takes it back; kind, class and key stay
/// what they are, and so does what is kept in it.
/// </summary>
public sealed class ChangeField(KiteDb db)
{
    /// <summary>Every field's key, in the order of forms.</summary>
    public sealed record FieldSequence(IReadOnlyList<string?>? Keys);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/custom-fields/{id:guid}", Answer)
            .Needing(May.ManageSettings)
            .WithSummary("Changes a field; send the ETag you have seen as If-Match");
        api.MapPut(
                "/custom-fields/order",
                async (
                    FieldSequence order, ChangeField change, Asker asker,
                    CancellationToken cancel) =>
                    (await change.Arrange(
                        asker, [.. order.Keys?.Select(k => k ?? "") ?? []], cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Puts the fields in the order of these keys");
    }

    private static async Task<Results<Ok<FieldView>, ProblemHttpResult>> Answer(
        Guid id, FieldDraft draft, ChangeField change, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await change.Run(asker, id, seen.Value.Version, draft, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }

    public async Task<Result<FieldView>> Run(
        Asker asker, Guid id, long seen, FieldDraft typed, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);

        var field = await db.For(asker).CustomFields.FindAsync([id], cancel);
        if (field is null) return new FieldIsUnknown(id.ToString());
        if (field.Version != seen) return new ChangedMeanwhile(seen, field.Version);

        var draft = (typed with
        {
            Key = field.Key,
            Kind = field.Kind,
            Class = field.Class,
            Decimals = field.Decimals,
        }).Trimmed();
        var faults = draft.Faults().ToList();
        if (faults.Count > 0) return new BadInput(faults);

        field.Name = draft.Name!;
        field.Choices = draft.Choices is { } choices ? string.Join('\n', choices) : null;
        field.IsSearched = draft.IsSearched;
        field.IsRetired = draft.IsRetired;
        field.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(seen, seen + 1);
        }
        return FieldView.Of(field);
    }

    public async Task<Result<Page<FieldView>>> Arrange(
        Asker asker, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);

        var fields = await db.For(asker).CustomFields.ToListAsync(cancel);
        if (!fields.Select(f => f.Key).Order(StringComparer.Ordinal)
                .SequenceEqual(keys.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            return new BadInput("keys", new NotAnOrder());

        var place = 0;
        foreach (var key in keys)
        {
            var field = fields.Single(f => f.Key == key);
            if (field.Place != place) (field.Place, field.Version) = (place, field.Version + 1);
            place++;
        }
        await db.SaveChangesAsync(cancel);
        return new Page<FieldView>(await db.OwnFieldsAsync(cancel), Next: null);
    }
}
