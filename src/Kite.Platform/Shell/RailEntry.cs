using Microsoft.Extensions.Localization;

namespace Kite;

/// <summary>
/// One place on the rail. A module adds its own, <c>services.AddSingleton(new RailEntry(…))</c>;
/// it is shown to those who have the permission, and its word stands in the module's Texts.
/// </summary>
public sealed record RailEntry(
    string Key, string Icon, Type Texts, string Text, string Href, string? Permission, int Order)
{
    public string Word(IStringLocalizerFactory words) => words.Create(Texts)[Text];

    /// <summary>Whether this page or one below it is open.</summary>
    public bool Holds(string path) =>
        path.StartsWith(Href, StringComparison.OrdinalIgnoreCase)
        && (path.Length == Href.Length || path[Href.Length] is '/' or '?' or '#');
}
