using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What staff noted that a customer likes and does not.</summary>
internal sealed class PreferencesFollow(KiteDb db) : ICustomerFollower
{
    private const string Kind = "preference";

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
        [Following.Of("preferences", (await Moves(from, to, cancel)).Count)];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        foreach (var preference in await Moves(moving.From, moving.To, cancel))
        {
            Take(preference, moving.To.Id);
            moving.Log.Note(Kind, $"{preference.Id}", moving.From.Id);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var mine = (await Of(moving.To).ToListAsync(cancel))
            .ToDictionary(p => $"{p.Id}", StringComparer.Ordinal);
        foreach (var thing in moving.Log.Things(Kind))
        {
            if (mine.TryGetValue(thing, out var preference)) Take(preference, moving.From.Id);
        }
    }

    private IQueryable<Preference> Of(MergeSide side) =>
        db.Preferences.Where(p => p.CustomerId == side.Id);

    // Said of both alike, it need not be said twice.
    private async Task<List<Preference>> Moves(
        MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var known = (await Of(to).AsNoTracking().ToListAsync(cancel)).ConvertAll(Said);
        return (await Of(from).ToListAsync(cancel)).FindAll(p => !known.Contains(Said(p)));
    }

    private static (PreferenceKind, string, bool) Said(Preference preference) =>
        (preference.Kind, Folding.Fold(preference.Text), preference.IsDislike);

    private void Take(Preference preference, Guid customer)
    {
        db.Remove(preference);
        db.Add(new Preference
        {
            CustomerId = customer,
            Id = preference.Id,
            Kind = preference.Kind,
            Text = preference.Text,
            IsDislike = preference.IsDislike,
            NotedBy = preference.NotedBy,
            NotedAt = preference.NotedAt,
        });
    }
}
