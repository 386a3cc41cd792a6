namespace Kite.Insight;

/// <summary>The words of the map, the movement and the lists of customers.</summary>
public sealed class Texts;
