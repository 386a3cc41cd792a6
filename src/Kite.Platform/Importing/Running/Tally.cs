using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Kite.Importing;

/// <summary>
/// Remembers a number for each of however many things a file holds: in memory while they are
/// few, in a scratch file once they are many. Things are known by 64 bits of their hash.
/// </summary>
public sealed class Tally(ImportFiles files) : IDisposable
{
    private const int InMemory = 2_000_000;

    private readonly Dictionary<long, long> few = [];
    private Scratch? many;

    public static long KeyOf(string thing)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(thing), hash);
        return MemoryMarshal.Read<long>(hash);
    }

    /// <summary>How often the thing was met, this time included.</summary>
    public long Met(long key)
    {
        if (many is not null) return many.Met(key);

        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(few, key, out _);
        count++;
        var met = count;
        Move();
        return met;
    }

    /// <summary>The first value noted for the thing: this one, if it is new.</summary>
    public (long Value, bool IsNew) First(long key, long value)
    {
        if (many is not null) return many.First(key, value);

        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(few, key, out var known);
        if (!known) first = value;
        var kept = first;
        Move();
        return (kept, !known);
    }

    public void Dispose() => many?.Dispose();

    private void Move()
    {
        if (few.Count < InMemory) return;

        many = new(files.Scratch());
        // In the order of the index, so that every page is written once.
        foreach (var (key, value) in few.OrderBy(f => f.Key)) many.Add(key, value);
        few.Clear();
        few.TrimExcess();
    }

    private sealed class Scratch : IDisposable
    {
        private readonly string path;
        private readonly SqliteConnection connection;
        private readonly SqliteCommand met;
        private readonly SqliteCommand kept;
        private readonly SqliteCommand add;

        public Scratch(string path)
        {
            this.path = path;
            connection = new($"Data Source={path};Pooling=False");
            connection.Open();
            Command("""
                PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;
                PRAGMA locking_mode=EXCLUSIVE;
                CREATE TABLE met (key INTEGER PRIMARY KEY, value INTEGER NOT NULL);
                BEGIN;
                """).ExecuteNonQuery();
            met = Command("""
                INSERT INTO met VALUES ($key, 1)
                ON CONFLICT (key) DO UPDATE SET value = value + 1 RETURNING value
                """, "$key");
            kept = Command("SELECT value FROM met WHERE key = $key", "$key");
            add = Command("INSERT INTO met VALUES ($key, $value)", "$key", "$value");
        }

        public long Met(long key)
        {
            met.Parameters[0].Value = key;
            return (long)met.ExecuteScalar()!;
        }

        public (long Value, bool IsNew) First(long key, long value)
        {
            kept.Parameters[0].Value = key;
            if (kept.ExecuteScalar() is long known) return (known, false);

            Add(key, value);
            return (value, true);
        }

        public void Add(long key, long value)
        {
            add.Parameters[0].Value = key;
            add.Parameters[1].Value = value;
            add.ExecuteNonQuery();
        }

        public void Dispose()
        {
            connection.Dispose();
            File.Delete(path);
        }

        private SqliteCommand Command(string sql, params string[] parameters)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var name in parameters) command.Parameters.AddWithValue(name, 0L);
            return command;
        }
    }
}
