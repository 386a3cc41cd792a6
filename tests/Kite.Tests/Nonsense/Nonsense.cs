using System.Text;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>What people, programs and the ill-disposed put into a field.</summary>
internal static class Nonsense
{
    /// <summary>Fit for an address, a form and a field of JSON alike.</summary>
    public static readonly IReadOnlyList<string> Words =
    [
        "", " ", "\t\r\n", "a\0b", new('x', 5000), "🪁👩‍👩‍👧",
        "\u202eالعربية\u200f", "\ufffd\ufeff", "ó\ufffe",
        "'; DROP TABLE customers; --", "<script>alert(1)</script>", "{0}%s\\", "../../etc/passwd",
        "-1", "0", "1.5", "1,2,", "NaN", "1e400", "2147483648", "9223372036854775807",
        "-9223372036854775808", "99999999999999999999999", "٣", "2026-02-31", "0001-01-01",
        "9999-12-31", "24:61", "٣-٤", "1990-٠٤-١٢", "2026-11-23T25:00:00Z", "null", "true", "[]",
        "{}", "unknown",
        "00000000-0000-0000-0000-000000000000", "A-B", "1-1-A", "1:1,2:2,3:1",
    ];

    /// <summary>Places in a list that no list has answered.</summary>
    public static readonly IReadOnlyList<string> Cursors =
    [
        .. new[]
        {
            "null", "0", "-1", "{}", "[]", "\"x\"", "true", "1e999", "\"9999-12-31\"", "{\"x\":",
            "{\"Name\":null,\"Number\":null}", "{\"Number\":-9223372036854775808}",
            "{\"Name\":\"\\u0000\",\"Number\":1}", "{\"Day\":\"0001-01-01\",\"Position\":0}",
            "{\"Day\":\"9999-12-31\",\"At\":null,\"Kind\":null,\"Id\":null}",
            "{\"Last\":{\"visit\":\"x\",\"change\":null}}",
        }.Select(text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_')),
    ];

    /// <summary>The same as JSON, and what JSON has besides.</summary>
    public static readonly IReadOnlyList<string> Json =
    [
        .. Words.Select(word => JsonSerializer.Serialize(word)),
        "null", "true", "-1", "0", "1.5", "1e400", "2147483648", "9223372036854775807",
        "-9223372036854775808", "99999999999999999999999", "[]", "{}", "[null]", "[[[]]]",
        "\"\\ud800\"", "{\"amount\":1}", "{\"amount\":1,\"currency\":\"XXX\"}",
        "{\"amount\":9223372036854775807,\"currency\":\"CNY\"}",
        "{\"amount\":-9223372036854775808,\"currency\":\"CNY\"}",
        "{\"amount\":\"1\",\"currency\":null}", "{\"kind\":\"unknown\"}",
    ];

    /// <summary>Whole requests that are none.</summary>
    public static readonly IReadOnlyList<string> Bodies =
        ["", " ", "null", "[]", "\"text\"", "1", "{", "{]", "{\"", "<xml/>", "\0", "\ud7ff"];
}
