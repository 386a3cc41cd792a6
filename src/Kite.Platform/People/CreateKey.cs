namespace Kite;

/// <summary>Gives a program a key with chosen scopes.</summary>
public sealed class CreateKey(KiteDb db, TimeProvider clock)
{
    public sealed record Made(Guid Id, string Secret);

    /// <summary><paramref name="scopes"/>: <c>all</c>, or words of <see cref="May"/>.</summary>
    public async Task<Result<Made>> Run(
        Asker asker, string name, string scopes, CancellationToken cancel)
    {
        if (!asker.May(May.ManagePeople)) return new NotAllowed(May.ManagePeople);
        if (name.Trim().Length is 0 or > 100) return new BadInput("name", new NameIsMissing(100));

        var words = scopes.Trim() == "all"
            ? May.All
            : scopes.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var strange = words.FirstOrDefault(w => !May.All.Contains(w, StringComparer.Ordinal));
        if (strange is not null || words.Count == 0)
        {
            return new BadInput(
                "scopes", new NoSuchScope(strange ?? "", string.Join(", ", May.All)));
        }

        var (key, secret) = ApiKey.New(name.Trim(), [.. words], clock.GetUtcNow());
        db.For(asker).Add(key);
        await db.SaveChangesAsync(cancel);
        return new Made(key.Id, secret);
    }
}

/// <summary>A name is needed, and it may not be longer than this.</summary>
public sealed record NameIsMissing(int AtMost) : Refusal;

/// <summary>What is put right by hand needs a reason, no longer than this.</summary>
public sealed record ReasonIsMissing(int AtMost) : Refusal;

/// <summary>The word is no scope; the ones that exist are named.</summary>
public sealed record NoSuchScope(string Scope, string Known) : Refusal;
