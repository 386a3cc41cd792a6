namespace Kite.Customers;

/// <summary>
/// A token that lies where it was looked for, in which stretch, and whose it is.
/// </summary>
internal readonly record struct FoundToken(
    int At, string Token, TokenKind Kind, Guid Id, long Number);

/// <summary>The index of the tokens, asked in each database's own way.</summary>
internal interface ITokenIndex
{
    /// <summary>The first tokens of each stretch.</summary>
    Task<List<FoundToken>> Read(
        IReadOnlyList<Stretch> stretches, int most, CancellationToken cancel);

    /// <summary>Those beginnings with which any token begins.</summary>
    Task<List<string>> Begun(IReadOnlyCollection<string> beginnings, CancellationToken cancel);
}
