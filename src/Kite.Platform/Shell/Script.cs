namespace Kite;

/// <summary>
/// Which language a name is marked with, guessed from its letters, so that it is spoken and drawn
/// as its bearer would.
/// </summary>
public static class Script
{
    // Letters that Vietnamese has and other languages in Latin letters have not.
    private const string Vietnamese =
        "ăđơưẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ";

    /// <summary>A BCP 47 tag; null where the page's own language will do.</summary>
    public static string? LangOf(string name)
    {
        foreach (var letter in name)
        {
            var tag = letter switch
            {
                >= '\u3040' and <= '\u30ff' => "ja",
                >= '\uac00' and <= '\ud7a3' => "ko",
                >= '\u3400' and <= '\u9fff' => "zh-Hans",
                >= '\u0370' and <= '\u03ff' or >= '\u1f00' and <= '\u1fff' => "el",
                >= '\u0400' and <= '\u04ff' => "ru",
                _ when Vietnamese.Contains(letter, StringComparison.OrdinalIgnoreCase) =>
                    "vi",
                _ => null,
            };
            if (tag is not null) return tag;
        }

        return null;
    }
}
