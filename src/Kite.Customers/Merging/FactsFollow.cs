using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Where a value came from and who made sure of it goes with the value, wherever it came to stand.
/// </summary>
internal sealed class FactsFollow(KiteDb db) : ICustomerFollower
{
    private const string Kind = "fact";

    internal sealed record Told(
        string Source, DateTimeOffset ChangedAt, Guid? ChangedBy, DateTimeOffset? VerifiedAt,
        Guid? VerifiedBy)
    {
        public static Told Of(FieldFact f) =>
            new(f.Source, f.ChangedAt, f.ChangedBy, f.VerifiedAt, f.VerifiedBy);

        public void Into(FieldFact fact)
        {
            (fact.Source, fact.ChangedAt, fact.ChangedBy) = (Source, ChangedAt, ChangedBy);
            (fact.VerifiedAt, fact.VerifiedBy) = (VerifiedAt, VerifiedBy);
        }
    }

    internal sealed record Change(Told? Before, Told? Given);

    public Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Following>>([]);

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var fields = moving.Taken.SelectMany(FieldsOf).ToList();
        if (fields.Count == 0) return;

        var (mine, theirs) = (
            await Of(moving.To, cancel), await Of(moving.From, cancel));
        foreach (var field in fields)
        {
            var (own, other) = (
                mine.GetValueOrDefault(field), theirs.GetValueOrDefault(field));
            if (own is null && other is null) continue;

            var change = new Change(
                own is null ? null : Told.Of(own), other is null ? null : Told.Of(other));
            await moving.Log.Note(Kind, field, moving.To.Id, change, cancel);
            Put(moving.To, field, own, change.Given);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var mine = await Of(moving.To, cancel);
        foreach (var (field, change) in await moving.Log.Before<Change>(Kind, cancel))
        {
            var now = mine.GetValueOrDefault(field!);
            // Who made sure since made sure of what the survivor says now.
            if ((now is null ? null : Told.Of(now)) == change.Given)
                Put(moving.To, field!, now, change.Before);
        }
    }

    private void Put(MergeSide side, string field, FieldFact? now, Told? told)
    {
        if (told is null)
        {
            if (now is not null) db.Remove(now);
            return;
        }
        if (now is null) db.Add(now = new() { CustomerId = side.Id, Field = field });
        told.Into(now);
    }

    private Task<Dictionary<string, FieldFact>> Of(MergeSide side, CancellationToken cancel) =>
        db.FieldFacts.Where(f => f.CustomerId == side.Id)
            .ToDictionaryAsync(f => f.Field, StringComparer.Ordinal, cancel);

    private static IEnumerable<string> FieldsOf(string taken) => taken switch
    {
        "name" => ["name", "familyName", "givenName", "reading"],
        "address" => ["address", "postalCode", "city", "country"],
        _ => [taken],
    };
}
