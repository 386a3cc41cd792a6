namespace Kite.Customers;

/// <summary>
/// Puts into the survivor what stands of the other's record, and takes it out again unless
/// someone wrote something else since.
/// </summary>
internal static class MergeFields
{
    private const string Kind = "field";

    /// <summary>A field before the merge, and what the merge put there.</summary>
    internal sealed record Change(string Field, string?[] Before, string?[] Given)
    {
        /// <summary>The survivor's own ID document, as it was sealed.</summary>
        public byte[]? Document { get; init; }
    }

    public static async Task Apply(
        KiteDb db, MasterKeys masters, Customer survivor, Customer merged, Moving moving,
        CancellationToken cancel)
    {
        foreach (var field in MergeField.All)
        {
            var stands = moving.Choices.For(field, survivor, merged);
            if (stands == Stands.This) continue;

            var (before, document) = (field.Read(survivor), survivor.IdDocument);
            if (field.Key == MergeField.Document)
                await Reseal(db, masters, survivor, merged, cancel);
            else if (stands == Stands.Both)
                survivor.Note = MergeChoices.Both(survivor, merged);
            else
                field.Write(survivor, field.Read(merged));
            var change = new Change(field.Key, before, field.Read(survivor))
            {
                Document = field.Key == MergeField.Document ? document : null,
            };
            await moving.Log.Note(Kind, field.Key, survivor.Id, change, cancel);
            moving.Taken.Add(field.Key);
        }
    }

    /// <summary>Answers the fields that were written since, which stay as they are.</summary>
    public static async Task<IReadOnlyList<string>> Undo(
        Customer survivor, MoveLog log, CancellationToken cancel)
    {
        var kept = new List<string>();
        foreach (var (_, change) in await log.Before<Change>(Kind, cancel))
        {
            var field = MergeField.All.Single(f => f.Key == change.Field);
            if (!MergeField.IsSame(field.Read(survivor), change.Given)) kept.Add(field.Key);
            else if (field.Key == MergeField.Document) PutBack(survivor, change);
            else field.Write(survivor, change.Before);
        }
        return kept;
    }

    private static void PutBack(Customer survivor, Change change)
    {
        survivor.IdDocument = change.Document;
        survivor.IdDocumentToken =
            change.Before[0] is { } token ? Convert.FromHexString(token) : null;
    }

    private static async Task Reseal(
        KiteDb db, MasterKeys masters, Customer survivor, Customer merged,
        CancellationToken cancel)
    {
        var (theirs, mine) = (
            await db.KeyOf(merged.Id, masters, cancel),
            await db.KeyOf(survivor.Id, masters, cancel));
        survivor.IdDocument = mine.Seal(masters, theirs.Open(masters, merged.IdDocument!));
        survivor.IdDocumentToken = merged.IdDocumentToken;
    }
}
