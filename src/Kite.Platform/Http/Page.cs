using System.Buffers.Text;
using System.Text.Json;

namespace Kite;

/// <summary>A stretch of a list, and the cursor that continues it; null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>
    /// Takes <paramref name="limit"/> of the rows read (one more than the limit was asked for)
    /// and makes the cursor from the last one's key.
    /// </summary>
    public static Page<T> Of<TKey>(List<T> read, int limit, Func<T, TKey> key) =>
        read.Count <= limit
            ? new(read, null)
            : new(read[..limit], Cursor.Write(key(read[limit - 1])));

    public Page<TOther> Select<TOther>(Func<T, TOther> map) => new([.. Items.Select(map)], Next);

    /// <summary>
    /// All rows from this page to the last one. Where one is refused on the way it breaks off with
    /// an error: a list that was cut short must not pass for the whole.
    /// </summary>
    public async IAsyncEnumerable<T> All(Func<string, Task<Result<Page<T>>>> following)
    {
        for (var page = this; ;)
        {
            foreach (var item in page.Items) yield return item;
            if (page.Next is not { } place) yield break;

            var next = await following(place);
            if (next.Refusal is { } no)
                throw new InvalidOperationException($"The list broke off: {no.Code}.");
            page = next.Value;
        }
    }
}

/// <summary>
/// The place in a list where the next page begins, as letters fit for an address.
/// </summary>
public static class Cursor
{
    public const int DefaultLimit = 50;
    public const int GreatestLimit = 200;

    public static string Write<TKey>(TKey key) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(key));

    /// <summary>The key in the cursor; a refusal when it is none of ours.</summary>
    public static Result<Place<TKey>> Read<TKey>(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return new Place<TKey>(default, Beginning: true);
        try
        {
            var key = JsonSerializer.Deserialize<TKey>(Base64Url.DecodeFromChars(cursor));
            return key is null
                ? new BadInput("after", new NoSuchCursor())
                : new Place<TKey>(key, Beginning: false);
        }
        catch (Exception bad) when (bad is FormatException or JsonException)
        {
            return new BadInput("after", new NoSuchCursor());
        }
    }

    public static Result<Limit> LimitOf(int? asked) => asked switch
    {
        null => new Limit(DefaultLimit),
        < 1 or > GreatestLimit => new BadInput("limit", new OutOfRange(1, GreatestLimit)),
        { } limit => new Limit(limit),
    };
}

/// <summary>Where to go on in a list.</summary>
public sealed record Place<TKey>(TKey? Key, bool Beginning);

/// <summary>How many items to answer at once.</summary>
public sealed record Limit(int Count);

/// <summary>The cursor is not one that a list answered.</summary>
public sealed record NoSuchCursor : Refusal;

/// <summary>The number must lie between these two.</summary>
public sealed record OutOfRange(long Least, long Most) : Refusal;
