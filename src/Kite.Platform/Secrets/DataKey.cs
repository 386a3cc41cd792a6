using System.Security.Cryptography;

namespace Kite;

/// <summary>
/// A person's own key, wrapped by a master key. What is sealed with it goes dark for ever when
/// the row is deleted (P7).
/// </summary>
public sealed class DataKey
{
    private byte[]? plain;

    public Guid OwnerId { get; private init; }
    public byte[] Wrapped { get; private set; } = [];
    public int Master { get; private set; }

    public static DataKey New(Guid owner, MasterKeys masters)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        return new()
        {
            OwnerId = owner,
            plain = secret,
            Wrapped = masters.Wrap(secret),
            Master = masters.Current,
        };
    }

    public byte[] Seal(MasterKeys masters, string value) =>
        Seal(masters, System.Text.Encoding.UTF8.GetBytes(value));

    public byte[] Seal(MasterKeys masters, ReadOnlySpan<byte> value) =>
        Sealed.Seal(Plain(masters), value);

    public string Open(MasterKeys masters, byte[] box) =>
        System.Text.Encoding.UTF8.GetString(OpenBytes(masters, box));

    public byte[] OpenBytes(MasterKeys masters, byte[] box) => Sealed.Open(Plain(masters), box);

    /// <summary>
    /// Wraps the key with the master key in use, so that an old one can be retired.
    /// </summary>
    public void Rewrap(MasterKeys masters) =>
        (Wrapped, Master) = (masters.Wrap(Plain(masters)), masters.Current);

    private byte[] Plain(MasterKeys masters) => plain ??= masters.Unwrap(Master, Wrapped);
}
