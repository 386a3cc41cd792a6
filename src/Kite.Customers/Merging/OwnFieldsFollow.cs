using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// What the records hold in fields of the business's own. Of each field one record's values
/// stand; those of the other rest until the two are parted. Sensitive ones are sealed anew with
/// the key of whose record they come to.
/// </summary>
internal sealed class OwnFieldsFollow(KiteDb db, MasterKeys masters) : ICustomerFollower
{
    private const string Moved = "own-field";
    private const string Rests = "own-field-rests";

    /// <summary>A value as it was; a sensitive one as it was sealed for its owner.</summary>
    internal sealed record Was(
        Guid FieldId, int Place, string? Text, long? Number, DateOnly? Day, byte[]? Sealed)
    {
        public static Was Of(CustomValue v) =>
            new(v.FieldId, v.Place, v.Text, v.Number, v.Day, v.Sealed);

        public CustomValue On(MergeSide side) => new()
        {
            CustomerId = side.Id, CustomerNumber = side.Number, FieldId = FieldId, Place = Place,
            Text = Text, Number = Number, Day = Day, Sealed = Sealed,
        };
    }

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var mine = Of(to).Select(v => v.FieldId);
        var count = await Of(from).Where(v => !mine.Contains(v.FieldId)).LongCountAsync(cancel);
        return [Following.Of("own-fields", count)];
    }

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var mine = (await Of(moving.To).ToListAsync(cancel)).ToLookup(v => v.FieldId);
        var theirs = (await Of(moving.From).ToListAsync(cancel)).ToLookup(v => v.FieldId);
        if (theirs.Count == 0) return;

        var keys = await db.CustomFields.ToDictionaryAsync(f => f.Id, f => f.Key, cancel);
        foreach (var field in theirs)
        {
            var own = mine[field.Key].ToList();
            var key = keys[field.Key];
            if (own.Count > 0 && moving.Choices.For(key) != Stands.Other) continue;

            moving.Taken.Add(key);
            await Clear(own, moving, cancel);
            foreach (var value in field) await Take(value, moving, cancel);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var mine = (await Of(moving.To).ToListAsync(cancel))
            .ToDictionary(v => (v.FieldId, v.Place));
        foreach (var (_, was) in await moving.Log.Before<Was>(Moved, cancel))
        {
            // Written anew since, it is the survivor's; the other gets back what it had.
            if (mine.TryGetValue((was.FieldId, was.Place), out var value)
                && await IsSame(value, was, moving, cancel))
                db.Remove(value);
            db.Add(was.On(moving.From));
        }
        await db.SaveChangesAsync(cancel);
        var now = await Of(moving.To).Select(v => v.FieldId).ToListAsync(cancel);
        foreach (var (_, was) in await moving.Log.Before<Was>(Rests, cancel))
        {
            if (!now.Contains(was.FieldId)) db.Add(was.On(moving.To));
        }
    }

    private async Task Clear(
        IReadOnlyList<CustomValue> own, Moving moving, CancellationToken cancel)
    {
        if (own.Count == 0) return;
        foreach (var value in own)
        {
            db.Remove(value);
            await moving.Log.Note(Rests, thing: null, moving.To.Id, Was.Of(value), cancel);
        }
        await db.SaveChangesAsync(cancel);
    }

    private async Task Take(CustomValue value, Moving moving, CancellationToken cancel)
    {
        var was = Was.Of(value);
        var opened = await Open(value.Sealed, moving.From, cancel);
        var box = opened is null
            ? null
            : (await db.KeyOf(moving.To.Id, masters, cancel)).Seal(masters, opened);
        db.Remove(value);
        db.Add((was with { Sealed = box }).On(moving.To));
        await moving.Log.Note(Moved, thing: null, moving.From.Id, was, cancel);
    }

    private async Task<bool> IsSame(
        CustomValue now, Was was, Moving moving, CancellationToken cancel) =>
        (now.Text, now.Number, now.Day) == (was.Text, was.Number, was.Day)
        && await Open(now.Sealed, moving.To, cancel) == await Open(was.Sealed, moving.From, cancel);

    private IQueryable<CustomValue> Of(MergeSide side) =>
        db.CustomValues.Where(v => v.CustomerId == side.Id);

    private async Task<string?> Open(byte[]? box, MergeSide side, CancellationToken cancel) =>
        box is null ? null : (await db.KeyOf(side.Id, masters, cancel)).Open(masters, box);
}
