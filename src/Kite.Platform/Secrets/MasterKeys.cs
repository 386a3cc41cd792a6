using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kite;

/// <summary>
/// The keys that wrap every person's data key. They lie in a file outside the database, one line
/// each (number, key in base64); the last line is the one in use, the others open what is older.
/// </summary>
public sealed class MasterKeys
{
    private readonly string path;
    private readonly Lock gate = new();
    private SortedDictionary<int, byte[]> keys;

    public MasterKeys(string path)
    {
        this.path = path;
        keys = Load();
        if (keys.Count == 0) Add(onlyTheFirst: true);
    }

    public int Current => keys.Last().Key;

    /// <summary>Adds a new key, which wraps from now on; answers its number.</summary>
    public int Rotate() => Add(onlyTheFirst: false);

    public byte[] Wrap(ReadOnlySpan<byte> secret) => Sealed.Seal(keys[Current], secret);

    public byte[] Unwrap(int master, ReadOnlySpan<byte> wrapped) =>
        Sealed.Open(Find(master), wrapped);

    /// <summary>A token that finds an equal value again and tells nothing else about it.</summary>
    public byte[] Token(string purpose, string value)
    {
        var key = HMACSHA256.HashData(keys.First().Value, Encoding.UTF8.GetBytes(purpose));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value))[..16];
    }

    /// <summary>
    /// A signature that only who has this key can make; null where there is no such key.
    /// </summary>
    public byte[]? Sign(int master, string purpose, ReadOnlySpan<byte> said)
    {
        if (Known(master) is not { } secret) return null;
        var key = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(purpose));
        return HMACSHA256.HashData(key, said)[..16];
    }

    private byte[] Find(int master) => Known(master)
        ?? throw new CryptographicException($"Master key {master} is missing in {path}.");

    // Another copy of the program may have rotated meanwhile: look again before giving up.
    private byte[]? Known(int master)
    {
        if (keys.TryGetValue(master, out var key)) return key;
        keys = Load();
        return keys.GetValueOrDefault(master);
    }

    // Two copies that start at once must not each make a first key: the one would be lost, and
    // all that was sealed with it.
    private int Add(bool onlyTheFirst)
    {
        lock (gate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var turn = FileLock.Wait(path + ".lock");
            var next = Load();
            if (next.Count == 0 || !onlyTheFirst)
            {
                next[next.LastOrDefault().Key + 1] = RandomNumberGenerator.GetBytes(32);
                Save(next);
            }
            keys = next;
            return Current;
        }
    }

    private SortedDictionary<int, byte[]> Load()
    {
        var found = new SortedDictionary<int, byte[]>();
        if (!File.Exists(path)) return found;
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0))
        {
            var (number, key) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            found[int.Parse(number, CultureInfo.InvariantCulture)] =
                Convert.FromBase64String(key);
        }
        return found;
    }

    // On the disk before anything is sealed with it, and never readable by others.
    private void Save(SortedDictionary<int, byte[]> next)
    {
        var fresh = path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Delete(fresh);
        using (var file = new FileStream(fresh, options))
        {
            foreach (var (number, key) in next)
            {
                file.Write(Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture, $"{number} {Convert.ToBase64String(key)}\n")));
            }
            file.Flush(flushToDisk: true);
        }
        File.Move(fresh, path, overwrite: true);
    }
}
