namespace Kite.Customers;

/// <summary>A picture that was looked at and can be kept.</summary>
public sealed class Photo
{
    /// <summary>Half a megabyte: a face, not a landscape.</summary>
    public const int MostBytes = 512 * 1024;

    /// <summary>More pixels a side than any page shows of a face.</summary>
    public const int MostPixels = 4096;

    private Photo(byte[] bytes, string mediaType, PhotoSize size) =>
        (Bytes, MediaType, Width, Height) = (bytes, mediaType, size.Width, size.Height);

    public byte[] Bytes { get; }

    /// <summary>What the bytes themselves are: <c>image/jpeg</c>.</summary>
    public string MediaType { get; }
    public int Width { get; }
    public int Height { get; }

    public static Result<Photo> Read(byte[] bytes)
    {
        if (bytes.Length > MostBytes) return new PhotoIsTooLarge(MostBytes / 1024);
        if (PhotoKind.Of(bytes) is not { } kind) return new NotAPhoto();
        if (PhotoSize.Of(kind, bytes) is not { } size) return new PhotoIsBroken();
        if (size.Width > MostPixels || size.Height > MostPixels)
            return new PhotoHasTooManyPixels(size.Width, size.Height, MostPixels);

        return new Photo(bytes, kind.Type, size);
    }
}

/// <summary>None of the pictures that every browser shows and that can hold no script.</summary>
public sealed record NotAPhoto : Refusal;

/// <summary>It begins as a picture, but does not tell how wide and high it is.</summary>
public sealed record PhotoIsBroken : Refusal;

public sealed record PhotoIsTooLarge(int Kilobytes) : Refusal;

public sealed record PhotoHasTooManyPixels(int Width, int Height, int AtMost) : Refusal;

/// <summary>A card names a picture on the web; Kite asks nobody for it.</summary>
public sealed record PhotoIsOnTheWeb : Refusal;

/// <summary>The letters in which a card holds its picture make none.</summary>
public sealed record PhotoIsUnreadable : Refusal;

/// <summary>The customer has no photo.</summary>
public sealed record NoPhoto(long Number) : NotFound;

/// <summary>The customer's data key is gone, and with it the photo.</summary>
public sealed record PhotoIsDark(long Number) : Refusal;
