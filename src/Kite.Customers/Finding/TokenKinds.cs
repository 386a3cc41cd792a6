using System.Collections.Frozen;

namespace Kite.Customers;

/// <summary>The kinds of tokens by their names, as the books have them.</summary>
internal static class TokenKinds
{
    private static readonly FrozenDictionary<string, TokenKind> ByName = Enum
        .GetValues<TokenKind>()
        .ToFrozenDictionary(k => k.ToString(), k => k, StringComparer.Ordinal);

    public static TokenKind Read(string name) => ByName[name];
}
