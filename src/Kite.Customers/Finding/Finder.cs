namespace Kite.Customers;

/// <summary>A customer who fits, and how well.</summary>
internal readonly record struct Hit(Guid Id, long Number, Tier Tier);

/// <summary>Who fits, the best first; cut where more fit than were looked at.</summary>
internal sealed record FoundCustomers(IReadOnlyList<Hit> Hits, bool IsCut);

/// <summary>
/// Finds customers by what was typed (design, section 5): first as it stands, then each word
/// wherever it fits, then with one wrong letter forgiven. It asks no further once enough fit.
/// </summary>
internal sealed class Finder(KiteDb db)
{
    /// <summary>No stretch is walked further than this for what must fit besides.</summary>
    public const int MostWalked = 3000;

    private const int MostMeant = 12;
    private bool isCut;
    private readonly ITokenIndex index =
        db.IsPostgres ? new PostgresTokens(db) : new SqliteTokens(db);

    /// <summary>
    /// Who fits, the best first, at most so many of each stretch; where that many are
    /// <paramref name="enough"/>, no further is looked. Nobody by a name or a phone for who may
    /// not see them.
    /// </summary>
    public async Task<FoundCustomers> Find(
        Asker asker, Typed typed, int most, CancellationToken cancel, int enough = int.MaxValue)
    {
        if (!asker.May(May.ReadPersonal) || typed.Text.Length == 0) return new([], IsCut: false);

        isCut = false;
        return new(await Find(typed, most, enough, cancel), isCut);
    }

    private async Task<IReadOnlyList<Hit>> Find(
        Typed typed, int most, int enough, CancellationToken cancel)
    {
        var hits = await In(typed.Stretches, most, cancel);
        if (isCut || (hits.Count > 0 && hits[0].Tier <= Tier.Whole)) return hits;
        // All that is found from here on comes behind these.
        if (hits.Count(h => h.Tier < Tier.Near) >= enough) return hits;
        if (typed.Words.Count > 1)
            hits = Best(hits, await Crossing([.. typed.Words.Select(Typed.Meant)], most, cancel));
        if (isCut || (hits.Count > 0 && hits[0].Tier <= Tier.Words)) return hits;
        return Best(hits, await Mistyped(typed, most, cancel));
    }

    /// <summary>Whoever has a token in one of the stretches.</summary>
    private async Task<IReadOnlyList<Hit>> In(
        IReadOnlyList<Stretch> stretches, int most, CancellationToken cancel)
    {
        if (stretches.Count == 0) return [];

        var found = await index.Read(stretches, most, cancel);
        isCut |= found.CountBy(t => t.At).Any(s => s.Value == most);
        return Best(found
            .Where(t => stretches[t.At].Agrees is not { } agrees || agrees(t.Token))
            .Select(t => new Hit(t.Id, t.Number, stretches[t.At].Of(t.Token, t.Kind))));
    }

    private static IReadOnlyList<Hit> Best(params IEnumerable<Hit>[] hits) =>
    [
        .. hits.SelectMany(h => h)
            .OrderBy(h => h.Tier).ThenByDescending(h => h.Number)
            .DistinctBy(h => h.Id),
    ];

    /// <summary>Each word in a token of its own: a name and a phone, letters and pinyin.</summary>
    private async Task<IReadOnlyList<Hit>> Crossing(
        IReadOnlyList<IReadOnlyList<string>> words, int most, CancellationToken cancel)
    {
        var crossed = await new CrossedWords(db).Read(words, most, cancel);
        isCut |= crossed.Count == most;
        return [.. crossed.Select(c => new Hit(c.Id, c.Number, Tier.Near))];
    }

    private async Task<IReadOnlyList<Hit>> Mistyped(
        Typed typed, int most, CancellationToken cancel)
    {
        if (MailTokens.IsLike(typed.Text))
            return await Meant(MailTokens.Fold(typed.Text), most, cancel);
        if (typed.Words.Count == 1) return await Meant(typed.Words[0], most, cancel);

        var meant = new List<IReadOnlyList<string>>();
        foreach (var word in typed.Words) meant.Add(await Begun(word, cancel));
        return await Meant(typed.Words, meant, most, cancel);
    }

    private async Task<IReadOnlyList<string>> Begun(string word, CancellationToken cancel)
    {
        var slips = Slips.MayBe(word) ? Slips.Of(word) : [];
        if (slips.Count == 0) return [];

        var begun = await index.Begun(slips, cancel);
        return [.. begun.OrderByDescending(b => b.Length).Take(MostMeant)];
    }

    private async Task<IReadOnlyList<Hit>> Meant(string word, int most, CancellationToken cancel)
    {
        if (!Slips.MayBe(word)) return [];

        var begun = await Begun(word, cancel);
        return await In(
            [.. begun.Select(m => Stretch.Of(m, Tier.Mistyped)), .. Slips.Halves(word)],
            most, cancel);
    }

    // Of several words each may be meant otherwise: whole names first, then word by word.
    private async Task<IReadOnlyList<Hit>> Meant(
        IReadOnlyList<string> words, List<IReadOnlyList<string>> meant, int most,
        CancellationToken cancel)
    {
        if (meant.TrueForAll(m => m.Count == 0)) return [];

        var orders = words.SelectMany((_, i) => meant[i].Take(4).SelectMany(m =>
            Typed.Orders([.. words.Take(i), m, .. words.Skip(i + 1)])));
        var hits = await In(
            [.. orders.Select(o => o with { Best = Tier.Mistyped })], most, cancel);
        if (hits.Count > 0) return hits;

        var crossed = await Crossing(
            [.. words.Select((w, i) => (IReadOnlyList<string>)[w, .. meant[i]])], most, cancel);
        return [.. crossed.Select(h => h with { Tier = Tier.BeginningMistyped })];
    }
}
