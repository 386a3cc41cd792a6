namespace Kite.Sales;

/// <summary>The words of this module.</summary>
public sealed class Texts;
