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
        if (keys.Count == 0) Rotate();
    }

    public int Current => keys.Last().Key;

    /// <summary>Adds a new key, which wraps from now on; answers its number.</summary>
    public int Rotate()
    {
        lock (gate)
        {
            var next = new SortedDictionary<int, byte[]>(Load());
            var number = next.Count == 0 ? 1 : next.Last().Key + 1;
            next[number] = RandomNumberGenerator.GetBytes(32);
            Save(next);
            keys = next;
            return number;
        }
    }

    public byte[] Wrap(ReadOnlySpan<byte> secret) => Sealed.Seal(keys[Current], secret);

    public byte[] Unwrap(int master, ReadOnlySpan<byte> wrapped) =>
        Sealed.Open(Find(master), wrapped);

    /// <summary>A token that finds an equal value again and tells nothing else about it.</summary>
    public byte[] Token(string purpose, string value)
    {
        var key = HMACSHA256.HashData(keys.First().Value, Encoding.UTF8.GetBytes(purpose));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value))[..16];
    }

    // Another copy of the program may have rotated meanwhile: look again before giving up.
    private byte[] Find(int master)
    {
        if (keys.TryGetValue(master, out var key)) return key;
        keys = Load();
        return keys.TryGetValue(master, out key)
            ? key
            : throw new CryptographicException($"Master key {master} is missing in {path}.");
    }

    private SortedDictionary<int, byte[]> Load()
    {
        var found = new SortedDictionary<int, byte[]>();
        if (!File.Exists(path)) return found;
        foreach (var line in File.ReadLines(path).Where(l => l.Length > 0))
        {
            var (number, key) = (line[..line.IndexOf(' ')], line[(line.IndexOf(' ') + 1)..]);
            found[int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)] =
                Convert.FromBase64String(key);
        }
        return found;
    }

    private void Save(SortedDictionary<int, byte[]> next)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = path + ".new";
        File.WriteAllLines(
            fresh, next.Select(k => $"{k.Key} {Convert.ToBase64String(k.Value)}"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(fresh, path, overwrite: true);
    }
}
