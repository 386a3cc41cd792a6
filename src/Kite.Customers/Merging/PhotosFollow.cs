namespace Kite.Customers;

/// <summary>
/// The survivor's photo stands. Where there is none the other's is shown, sealed anew for the
/// survivor; the other's own rests where it lies, and is theirs again when the two are parted.
/// </summary>
internal sealed class PhotosFollow(KiteDb db, MasterKeys masters) : ICustomerFollower
{
    private const string Lent = "photo";

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var with = await db.WithPhoto([from.Id, to.Id], cancel);
        return [Following.Of("photos", with.Contains(from.Id) && with.Count == 1 ? 1 : 0)];
    }

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var (from, to) = (moving.From.Id, moving.To.Id);
        var theirs = await db.CustomerPhotos.FindAsync([from], cancel);
        if (theirs is null || await db.CustomerPhotos.FindAsync([to], cancel) is not null) return;
        // One that went dark cannot be sealed again; it stays where it is.
        if (await db.OpenPhoto(from, masters, cancel) is not { } bytes) return;

        db.Add(new CustomerPhoto
        {
            CustomerId = to, Id = theirs.Id, MediaType = theirs.MediaType, Width = theirs.Width,
            Height = theirs.Height, Size = theirs.Size, Source = theirs.Source,
            ChangedAt = theirs.ChangedAt,
            Sealed = (await db.KeyOf(to, masters, cancel)).Seal(masters, bytes),
        });
        moving.Log.Note(Lent, $"{theirs.Id}", from);
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var now = await db.CustomerPhotos.FindAsync([moving.To.Id], cancel);
        // Another one put there since is the survivor's own.
        var lent = moving.Log.Things(Lent).Select(Guid.Parse).ToList();
        if (now is not null && lent.Contains(now.Id)) db.Remove(now);
    }
}
