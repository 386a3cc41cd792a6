using Microsoft.Extensions.Caching.Memory;

namespace Kite;

/// <summary>
/// The keys that opened a moment ago: a program that asks often is not looked up each time. A key
/// revoked here opens nothing from then on; one revoked by another copy of Kite, two seconds later.
/// </summary>
public sealed class KnownKeys : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly MemoryCache known = new(new MemoryCacheOptions());
    private readonly Lock gate = new();
    private readonly HashSet<Guid> revoked = [];

    internal Asker? Find(byte[] hash) => known.Get<Asker>(NameOf(hash));

    /// <summary>Null where it was revoked while it was looked up.</summary>
    internal Asker? Keep(ApiKey key)
    {
        lock (gate)
        {
            return revoked.Contains(key.Id)
                ? null
                : known.Set(NameOf(key.Hash), key.ToAsker(), Moment);
        }
    }

    internal void Forget(ApiKey key)
    {
        lock (gate)
        {
            revoked.Add(key.Id);
            known.Remove(NameOf(key.Hash));
        }
    }

    public void Dispose() => known.Dispose();

    private static string NameOf(byte[] hash) => Convert.ToHexString(hash);
}
