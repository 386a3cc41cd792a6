using Microsoft.Extensions.Localization;

namespace Kite;

/// <summary>A leaf of the settings; a module adds its own as it adds places to the rail.</summary>
public sealed record SettingsTab(Type Texts, string Text, string Href, string Permission, int Order)
{
    public string Word(IStringLocalizerFactory words) => words.Create(Texts)[Text];
}
