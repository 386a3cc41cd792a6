using System.Text;

namespace Kite;

/// <summary>
/// Letters in one form of Unicode, whatever was sent: half a letter, as a cut or a fault leaves it,
/// and U+FFFE, which is none, become �, where the framework would give up.
/// </summary>
public static class Letters
{
    private const int NoLetter = 0xFFFE;

    public static string Normal(string text, NormalizationForm form = NormalizationForm.FormC) =>
        Ascii.IsValid(text) ? text
        : IsSound(text) ? text.Normalize(form)
        : string.Concat(text.EnumerateRunes().Select(Sound)).Normalize(form);

    private static bool IsSound(string text) =>
        !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')
        && !text.Contains((char)NoLetter, StringComparison.Ordinal);

    private static string Sound(Rune rune) =>
        (rune.Value is NoLetter ? Rune.ReplacementChar : rune).ToString();
}
