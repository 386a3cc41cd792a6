using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// Opens lines of the trail for someone who asks: personal values with their owner's data key
/// and only for who may see them; without the key they stay dark.
/// </summary>
public sealed class TrailReader(KiteDb db, MasterKeys masters)
{
    private static readonly FieldChange[] Nothing = [];

    public async Task<IReadOnlyList<TrailLine>> Open(
        Asker asker, IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var keys = asker.May(May.ReadPersonal) ? await KeysOf(entries, cancel) : null;
        return
        [
            .. entries.Select(e => new TrailLine(
                e.Position, e.At, e.AskerName, e.Deed, e.Subject, e.SubjectId,
                Changes(e, keys))),
        ];
    }

    private async Task<Dictionary<Guid, DataKey>> KeysOf(
        IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var owners = entries.Where(e => e.OwnerId is not null)
            .Select(e => e.OwnerId!.Value).Distinct().ToList();
        return await db.Set<DataKey>().AsNoTracking()
            .Where(k => owners.Contains(k.OwnerId))
            .ToDictionaryAsync(k => k.OwnerId, cancel);
    }

    private IReadOnlyList<FieldChange> Changes(AuditEntry entry, Dictionary<Guid, DataKey>? keys)
    {
        if (JsonNode.Parse(entry.Changes) is not JsonObject facts) return Nothing;

        var key = entry.OwnerId is { } owner ? keys?.GetValueOrDefault(owner) : null;
        var without = keys is null ? Sight.Hidden : Sight.Dark;
        return [.. facts.Select(f => Change(entry.Subject, f.Key, f.Value, key, without))];
    }

    private FieldChange Change(
        string subject, string field, JsonNode? value, DataKey? key, Sight without)
    {
        // A note tells facts; a change tells what each field was before and after.
        if (value is not JsonObject told || !told.ContainsKey("from"))
            return new(field, null, Written(value), Sight.Clear);

        var (from, to) = (told["from"], told["to"]);
        if (!IsSealed(from) && !IsSealed(to))
            return new(field, Written(from), Written(to), Sight.Clear);
        if (told.ContainsKey("guarded") || ClassOf(subject, field) is DataClass.Sensitive)
            return new(field, null, null, Sight.Sealed);
        if (key is null) return new(field, null, null, without);

        try
        {
            return new(field, Opened(from, key), Opened(to, key), Sight.Clear);
        }
        catch (CryptographicException)
        {
            return new(field, null, null, Sight.Dark);
        }
    }

    private DataClass? ClassOf(string subject, string field) => db.Model.GetEntityTypes()
        .FirstOrDefault(t => Columns.SubjectOf(t) == subject)?.GetProperties()
        .Where(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == field)
        .Select(Columns.ClassOf).FirstOrDefault();

    private static bool IsSealed(JsonNode? value) =>
        value is JsonObject box && box.ContainsKey("sealed");

    private string? Opened(JsonNode? value, DataKey key) => IsSealed(value)
        ? Written(JsonNode.Parse(
            key.Open(masters, Convert.FromBase64String(value!["sealed"]!.GetValue<string>()))))
        : Written(value);

    private static string? Written(JsonNode? value) => value switch
    {
        null => null,
        JsonValue text when text.TryGetValue<string>(out var plain) => plain,
        _ => value.ToJsonString(),
    };
}
