namespace Kite;

/// <summary>The languages Kite speaks, each under its own name.</summary>
public static class Languages
{
    public static readonly IReadOnlyList<(string Tag, string Name)> All =
    [
        ("en", "English"), ("zh-Hans", "简体中文"), ("el", "Ελληνικά"), ("vi", "Tiếng Việt"),
    ];

    /// <summary>The address that switches the language and then comes back.</summary>
    public static string Href(string tag, string to) =>
        $"/language/{tag}?to={Uri.EscapeDataString(to)}";
}
