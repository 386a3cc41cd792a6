using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Kite;

/// <summary>
/// Turns what is about to be saved into lines of the audit trail. Personal values are sealed
/// with their owner's data key; sensitive columns are sealed already and stay as they are.
/// </summary>
public sealed class Trail(TimeProvider clock, MasterKeys masters)
{
    // Letters of every script stay readable; the trail is no page and needs no HTML escapes.
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal DateTimeOffset Now => clock.GetUtcNow();

    internal async Task<IReadOnlyList<AuditEntry>> Read(KiteDb db, CancellationToken cancel)
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        var lines = new List<Draft>(changed.Count);
        foreach (var entry in changed)
        {
            if (AuditedTable.Of(entry.Metadata) is { } table)
                lines.Add(await LineFor(db, table, entry, cancel));
        }
        foreach (var change in db.Told)
        {
            await Add(db, lines, change, cancel);
        }
        return lines.ConvertAll(
            l => Line(db, l.Deed, l.Subject, l.SubjectId, l.OwnerId, l.Facts));
    }

    internal static Task Write(
        KiteDb db, IReadOnlyList<AuditEntry> lines, CancellationToken cancel) =>
        Chain.Append(db, lines, cancel);

    /// <summary>
    /// Writes what was put together, and a line for each of these new rows among it, sealed with
    /// the key that is theirs.
    /// </summary>
    public Task WriteAdded<T>(
        KiteDb db, RowsTogether together, IReadOnlyList<T> rows, IReadOnlyList<DataKey> keys,
        CancellationToken cancel)
        where T : class
    {
        var table = AuditedTable.Of(db.Model.FindEntityType(typeof(T))!)!;
        var lines = rows.Zip(keys, (row, key) => Line(
            db, "added", table.Subject, table.IdOf(row), table.OwnerOf(row),
            Fresh(table, row, key)));
        return Chain.Append(db, together, [.. lines], cancel);
    }

    /// <summary>
    /// A line for what is written past the change tracker, such as an import's batch.
    /// </summary>
    public Task Note(
        KiteDb db, string subject, Guid? id, JsonObject facts, CancellationToken cancel) =>
        Chain.Append(db, [Line(db, "noted", subject, id, null, facts)], cancel);

    /// <summary>
    /// A line for a look at what is guarded: who opened what, never what they saw.
    /// </summary>
    public Task NoteOpened(
        KiteDb db, string subject, Guid id, string field, CancellationToken cancel) =>
        Chain.Append(
            db,
            [Line(db, "opened", subject, id, id, new JsonObject { ["field"] = field })],
            cancel);

    private async Task Add(
        KiteDb db, List<Draft> lines, ToldChange change, CancellationToken cancel)
    {
        var line = lines.Find(l => l.SubjectId == change.Id && l.Subject == change.Subject
            && (l.Deed == change.Deed || (l.Deed == "added" && change.Deed == "changed")));
        if (line is null)
        {
            line = new(change.Deed, change.Subject, change.Id, change.Id, []);
            lines.Add(line);
        }
        var seal = change.Class is DataClass.Operational or DataClass.Sensitive
            ? null
            : await db.KeyOf(change.Id, masters, cancel);
        var fact = Fact(change.From, change.To, seal);
        // The reader knows no column of this name, so the line itself says that it is guarded.
        if (change.Class is DataClass.Sensitive) fact["guarded"] = true;
        line.Facts[change.Field] = fact;
    }

    private JsonObject Fresh(AuditedTable table, object row, DataKey key)
    {
        var facts = new JsonObject();
        foreach (var column in table.All)
        {
            if (column.Read(row) is { } value)
                facts[column.Name] = Fact(null, value, column.IsOpen ? null : key);
        }
        return facts;
    }

    private JsonObject Fact(object? before, object? after, DataKey? seal) => new()
    {
        ["from"] = Told(before, seal),
        ["to"] = Told(after, seal),
    };

    private async Task<Draft> LineFor(
        KiteDb db, AuditedTable table, EntityEntry entry, CancellationToken cancel)
    {
        var owner = (Guid)entry.Property(table.Owner).CurrentValue!;
        var deed = entry.State switch
        {
            EntityState.Added => "added",
            EntityState.Deleted => "removed",
            _ => "changed",
        };
        var facts = new JsonObject();
        foreach (var column in table.All)
        {
            var field = entry.Property(column.Property);
            var before = entry.State == EntityState.Added ? null : field.OriginalValue;
            var after = entry.State == EntityState.Deleted ? null : field.CurrentValue;
            if (Same(before, after)) continue;

            var seal = column.IsOpen ? null : await db.KeyOf(owner, masters, cancel);
            facts[column.Name] = Fact(before, after, seal);
        }
        var id = entry.Property(table.Id).CurrentValue as Guid?;
        return new(deed, table.Subject, id, owner, facts);
    }

    private AuditEntry Line(
        KiteDb db, string deed, string subject, Guid? id, Guid? owner, JsonObject facts) =>
        new()
        {
            At = clock.GetUtcNow(),
            AskerId = db.Asker.Id,
            AskerName = db.Asker.Name,
            Deed = deed,
            Subject = subject,
            SubjectId = id,
            OwnerId = owner,
            Changes = facts.ToJsonString(Plain),
        };

    private JsonNode? Told(object? value, DataKey? seal) => value switch
    {
        null => null,
        byte[] bytes => new JsonObject { ["sealed"] = Convert.ToBase64String(bytes) },
        _ when seal is not null => new JsonObject
        {
            ["sealed"] = Convert.ToBase64String(
                seal.Seal(masters, JsonSerializer.Serialize(value, Plain))),
        },
        Enum word => word.ToString(),
        _ => JsonSerializer.SerializeToNode(value, Plain),
    };

    private sealed record Draft(
        string Deed, string Subject, Guid? SubjectId, Guid? OwnerId, JsonObject Facts);

    private static bool Same(object? a, object? b) =>
        a is byte[] x && b is byte[] y ? x.AsSpan().SequenceEqual(y) : Equals(a, b);
}
