using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Kite.Customers;

/// <summary>One card of a file, on its way into the books or back to whoever sent it.</summary>
internal sealed record FileCard(int Place, VCardLines Lines)
{
    public VCard? Card { get; init; }

    /// <summary>The photo that the card brings, or why it cannot be kept.</summary>
    public Result<Photo>? Photo => Card switch
    {
        { Photo: { } bytes } => Customers.Photo.Read(bytes),
        { WhyNoPhoto: { } no } => no,
        _ => null,
    };

    /// <summary>The checked facts; absent where they cannot be used.</summary>
    public CustomerFacts? Facts { get; init; }
    public Refusal? No { get; init; }

    /// <summary>
    /// The name under which the same card is known again: by its own name among cards, else by
    /// what it says. Nobody looks for it.
    /// </summary>
    public string Key => Card?.Uid is { } uid
        ? "#v" + Base64Url.EncodeToString(Hash(uid).AsSpan(0, 16))
        : Identity.Of(number: null, Facts!);

    /// <summary>The record that the card was written from, where Kite wrote it.</summary>
    public Guid? Own => Card?.Uid is { } uid
        && uid.StartsWith("urn:uuid:", StringComparison.OrdinalIgnoreCase)
        && Guid.TryParse(uid[9..], out var id)
            ? id
            : null;

    private static byte[] Hash(string uid) => SHA256.HashData(Encoding.UTF8.GetBytes(uid));

    public static FileCard Read(int place, VCardLines lines)
    {
        var read = VCardReader.Read(lines);
        return read.Refusal is { } no
            ? new(place, lines) { No = no }
            : new(place, lines) { Card = read.Value };
    }
}
