namespace Kite.Cards;

/// <summary>The words of this module.</summary>
public sealed class Texts;
