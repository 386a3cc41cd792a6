using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Kite;

/// <summary>A program's way in: a secret shown once, of which only the hash is kept.</summary>
public sealed class ApiKey
{
    public const string Prefix = "kite_";

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public string Name { get; private init; } = "";
    public byte[] Hash { get; private init; } = [];
    public string Scopes { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>A new key and its secret, which is nowhere to be read again.</summary>
    public static (ApiKey Key, string Secret) New(
        string name, IReadOnlyCollection<string> scopes, DateTimeOffset at)
    {
        var secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(30));
        var key = new ApiKey
        {
            Name = name, Hash = HashOf(secret), CreatedAt = at, Scopes = string.Join(' ', scopes),
        };
        return (key, secret);
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public Asker ToAsker() =>
        new(Id, Name, Scopes.Split(' ').ToHashSet(StringComparer.Ordinal));

    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
