namespace Kite.Cards;

/// <summary>
/// A part of the page of figures. <paramref name="Component"/> has two parameters,
/// <c>Question</c> of type <see cref="CardFigureQuestion"/> and <c>Today</c>, and counts by itself;
/// who lacks the permission does not see it. Registered with <c>services.AddSingleton(new
/// FigureSection(…))</c>.
/// </summary>
public sealed record FigureSection(Type Component, int Order, string Permission);
