using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>A word of one of the business's lists.</summary>
public sealed record ListWordView(
    Guid Id, WordList List, string Name, int Place, bool IsRetired, long Version)
{
    internal static ListWordView Of(ListWord w) =>
        new(w.Id, w.List, w.Name, w.Place, w.IsRetired, w.Version);
}

/// <summary>Keeps the lists from which staff choose: reasons, origins, ways of thanks.</summary>
public sealed class KeepWords(KiteDb db, IStringLocalizer<Texts> texts)
{
    private const int Longest = 100;
    private const int Most = 100;
    private const int Usual = 5;

    public sealed record NewWord(string? Name);

    /// <summary>What is to be changed; what is null stays as it is.</summary>
    public sealed record Wish(string? Name = null, int? Place = null, bool? IsRetired = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/choice-lists/{list}",
                async (
                    Choice<WordList> list, KeepWords words, Asker asker,
                    CancellationToken cancel) =>
                    (await words.Run(asker, list, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("The words of one of the business's lists");
        api.MapPost(
                "/choice-lists/{list}",
                async (
                    Choice<WordList> list, NewWord word, KeepWords words, Asker asker,
                    CancellationToken cancel) =>
                    (await words.Add(asker, list, word, cancel))
                    .ToCreated(w => $"/choice-lists/{new Choice<WordList>(w.List)}"))
            .Needing(May.ManageSettings)
            .Idempotent()
            .WithSummary("Adds a word to a list");
        api.MapPost(
                "/choice-lists/{list}/usual-words",
                async (
                    Choice<WordList> list, KeepWords words, Asker asker,
                    CancellationToken cancel) =>
                    (await words.Begin(asker, list, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Begins an empty list with the usual words");
        api.MapPatch(
                "/choice-lists/words/{id:guid}",
                async (
                    Guid id, Wish wish, KeepWords words, Asker asker, CancellationToken cancel) =>
                    (await words.Change(asker, id, wish, cancel)).ToHttp())
            .Needing(May.ManageSettings)
            .WithSummary("Renames, moves or retires a word of a list");
    }

    public async Task<Result<Page<ListWordView>>> Run(
        Asker asker, WordList list, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        var words = await Of(list).AsNoTracking().ToListAsync(cancel);
        return new Page<ListWordView>([.. words.Select(ListWordView.Of)], Next: null);
    }

    public async Task<Result<ListWordView>> Add(
        Asker asker, WordList list, NewWord typed, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var name = Remarks.Line(typed.Name);
        var words = await Of(list).ToListAsync(cancel);
        if (Fault(name, words, but: null) is { } bad) return bad;
        if (words.Count >= Most) return new BadInput("name", new ListIsFull(Most));

        var word = new ListWord { List = list, Name = name!, Place = words.Count + 1 };
        db.For(asker).Add(word);
        return await Saved(word, cancel);
    }

    /// <summary>The usual words in the reader's language, for a list with none yet.</summary>
    public async Task<Result<Page<ListWordView>>> Begin(
        Asker asker, WordList list, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        if (await Of(list).AnyAsync(cancel)) return await Run(asker, list, cancel);

        for (var place = 1; place <= Usual; place++)
        {
            var name = texts[$"usual.{list.ToString().ToLowerInvariant()}.{place}"].Value;
            db.Add(new ListWord { List = list, Name = name, Place = place });
        }
        try
        {
            await db.For(asker).SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Someone else began the same list at the same time.
            db.ChangeTracker.Clear();
        }
        return await Run(asker, list, cancel);
    }

    public async Task<Result<ListWordView>> Change(
        Asker asker, Guid id, Wish wish, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var word = await db.For(asker).ListWords.FindAsync([id], cancel);
        if (word is null) return new NoSuchListWord(id.ToString());
        var all = await Of(word.List).ToListAsync(cancel);
        if (wish.Name is not null)
        {
            var name = Remarks.Line(wish.Name);
            if (Fault(name, all, but: word) is { } bad) return bad;
            word.Name = name!;
        }
        if (wish.Place is { } place)
        {
            if (place < 1 || place > all.Count)
                return new BadInput("place", new OutOfRange(1, all.Count));
            all.Remove(word);
            all.Insert(place - 1, word);
            for (var i = 0; i < all.Count; i++) all[i].Place = i + 1;
        }
        word.IsRetired = wish.IsRetired ?? word.IsRetired;
        word.Version++;
        return await Saved(word, cancel);
    }

    private IQueryable<ListWord> Of(WordList list) => db.ListWords
        .Where(w => w.List == list).OrderBy(w => w.Place).ThenBy(w => w.Id);

    private static BadInput? Fault(string? name, List<ListWord> all, ListWord? but)
    {
        if (name is null) return new("name", new NothingIsSaid());
        if (Remarks.Faults("name", name, Longest).ToList() is { Count: > 0 } faults)
            return new(faults);
        return all.Exists(w => w != but && w.Name == name)
            ? new("name", new WordStandsThere(name))
            : null;
    }

    private async Task<Result<ListWordView>> Saved(ListWord word, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(word.Version - 1, word.Version);
        }
        catch (DbUpdateException)
        {
            return new BadInput("name", new WordStandsThere(word.Name));
        }
        return ListWordView.Of(word);
    }
}
