namespace Kite.Cards;

/// <summary>
/// A module's part of every strategy's page, read before anything is decided.
/// <paramref name="Component"/> has one parameter, <c>Strategy</c>, its key, and loads what it
/// shows by itself; who lacks the permission does not see it.
/// </summary>
public sealed record StrategySection(Type Component, int Order, string Permission);
