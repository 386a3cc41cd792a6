namespace Kite.Customers;

/// <summary>How well something fits what was typed; the best come first.</summary>
internal enum Tier
{
    /// <summary>The number, the phone, the card, the address itself.</summary>
    Exact,

    /// <summary>All words of a name, in any order.</summary>
    Whole,

    /// <summary>The first words of a name.</summary>
    FirstWords,

    /// <summary>Other words of a name.</summary>
    Words,

    /// <summary>A name begins so.</summary>
    Beginning,

    /// <summary>Another word of the name, or an address or a key, begins so.</summary>
    Within,

    /// <summary>Each word fits somewhere else.</summary>
    Near,

    /// <summary>A word of a name, one letter wrong.</summary>
    Mistyped,

    /// <summary>The beginning of a word, one letter wrong.</summary>
    BeginningMistyped,
}

/// <summary>A stretch of the index: all tokens that begin with the same letters.</summary>
internal sealed record Stretch(string From, Tier Best)
{
    // The last letter there is: every token with the beginning sorts before it.
    private const string End = "\U0010ffff";

    public string To => From + End;

    /// <summary>What else the token must be like, for the database: <c>%+86</c>.</summary>
    public string? Fits { get; init; }

    /// <summary>What else the token must be like, where only we can tell.</summary>
    public Func<string, bool>? Agrees { get; init; }

    public static Stretch Of(string from, Tier best = Tier.Whole) => new(from, best);

    /// <summary>How well a token of this stretch fits.</summary>
    public Tier Of(string token, TokenKind kind)
    {
        var isWhole = token.Length == From.Length;
        var isWord = isWhole || token[From.Length] is ' ' or '+';
        if (Best == Tier.Mistyped && !isWord) return Tier.BeginningMistyped;
        if (Best >= Tier.Near) return Best;
        return kind switch
        {
            TokenKind.LastDigits => Best,
            TokenKind.Phone => Best == Tier.Exact || isWord ? Tier.Exact : Tier.Within,
            TokenKind.Key or TokenKind.Mail => isWhole ? Tier.Exact : Tier.Within,
            TokenKind.Initials => isWord ? Tier.Beginning : Tier.Within,
            _ when isWhole => Tier.Whole,
            TokenKind.Name => isWord ? Tier.FirstWords : Tier.Beginning,
            _ => isWord ? Tier.Words : Tier.Within,
        };
    }
}
