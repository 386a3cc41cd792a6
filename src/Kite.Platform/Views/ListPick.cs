namespace Kite;

/// <summary>A filter of a list: its word in the address, and what can be chosen.</summary>
public sealed record ListPick(
    string Word, string Title, string All, IReadOnlyList<(string Key, string Word)> Choices);
