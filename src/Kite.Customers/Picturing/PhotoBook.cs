using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What is known of a photo without opening it.</summary>
public sealed record PhotoView(
    Guid Id, string MediaType, int Width, int Height, int Size, string Source,
    DateTimeOffset ChangedAt);

/// <summary>How photos are written, told and opened.</summary>
internal static class PhotoBook
{
    /// <summary>How the trail calls it; what it shows is told nowhere.</summary>
    public const string Field = "photo";

    public static CustomerPhoto Fresh(
        Guid customer, Photo photo, byte[] box, string source, DateTimeOffset at) =>
        Put(new() { CustomerId = customer }, photo, box, source, at);

    extension(KiteDb db)
    {
        public Task<PhotoView?> PhotoOf(Guid customer, CancellationToken cancel) =>
            db.CustomerPhotos.Where(p => p.CustomerId == customer)
                .Select(p => new PhotoView(
                    p.Id, p.MediaType, p.Width, p.Height, p.Size, p.Source, p.ChangedAt))
                .SingleOrDefaultAsync(cancel);

        /// <summary>Those of these customers who have a photo.</summary>
        public async Task<HashSet<Guid>> WithPhoto(
            IReadOnlyCollection<Guid> customers, CancellationToken cancel) =>
            await db.CustomerPhotos.Where(p => EF.Parameter(customers).Contains(p.CustomerId))
                .Select(p => p.CustomerId).ToHashSetAsync(cancel);

        /// <summary>Puts this photo in place of the one before; saved by whoever calls.</summary>
        public async Task<PhotoView> PutPhoto(
            Guid customer, Photo photo, MasterKeys masters, string source, DateTimeOffset at,
            CancellationToken cancel)
        {
            var key = await db.KeyOf(customer, masters, cancel);
            var box = key.Seal(masters, photo.Bytes);
            var kept = await db.CustomerPhotos.FindAsync([customer], cancel);
            var before = kept is null ? null : Told(kept);
            if (kept is null) db.Add(kept = Fresh(customer, photo, box, source, at));
            else Put(kept, photo, box, source, at);
            db.Tell(new(
                "customer", customer, Field, before, Told(kept), DataClass.Operational));
            return new(
                kept.Id, kept.MediaType, kept.Width, kept.Height, kept.Size, source, at);
        }

        /// <summary>Takes the photo away; false where there is none.</summary>
        public async Task<bool> DropPhoto(Guid customer, CancellationToken cancel)
        {
            var kept = await db.CustomerPhotos.FindAsync([customer], cancel);
            if (kept is null) return false;

            db.Remove(kept);
            db.Tell(new("customer", customer, Field, Told(kept), null, DataClass.Operational));
            return true;
        }

        /// <summary>The picture itself; null where there is none, or where its key is gone.
        /// </summary>
        public async Task<byte[]?> OpenPhoto(
            Guid customer, MasterKeys masters, CancellationToken cancel)
        {
            var box = await db.CustomerPhotos.Where(p => p.CustomerId == customer)
                .Select(p => p.Sealed).SingleOrDefaultAsync(cancel);
            var key = await db.Set<DataKey>().AsNoTracking()
                .SingleOrDefaultAsync(k => k.OwnerId == customer, cancel);
            if (box is null || key is null) return null;

            try
            {
                return key.OpenBytes(masters, box);
            }
            catch (CryptographicException)
            {
                // The key was destroyed and made anew: what it sealed is gone for ever.
                return null;
            }
        }
    }

    private static CustomerPhoto Put(
        CustomerPhoto kept, Photo photo, byte[] box, string source, DateTimeOffset at)
    {
        kept.Id = Guid.CreateVersion7();
        kept.MediaType = photo.MediaType;
        (kept.Width, kept.Height, kept.Size) = (photo.Width, photo.Height, photo.Bytes.Length);
        (kept.Source, kept.ChangedAt, kept.Sealed) = (source, at, box);
        return kept;
    }

    private static string Told(CustomerPhoto p) => FormattableString.Invariant(
        $"{PhotoKind.NameOf(p.MediaType)} {p.Width} × {p.Height}, {(p.Size + 1023) / 1024} kB");
}
