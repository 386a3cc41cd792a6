namespace Kite.Customers;

/// <summary>The values of a card's lines, as the books keep them.</summary>
internal static class VCardValues
{
    public static DateOnly? Day(string? written)
    {
        var day = written?.Split('T', ' ')[0];
        return DateOnly.TryParseExact(
            day, ["yyyy-MM-dd", "yyyyMMdd"], System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.None, out var read)
                ? read
                : null;
    }

    public static string Write(DateOnly day, bool isShort) => day.ToString(
        isShort ? "yyyyMMdd" : "yyyy-MM-dd",
        System.Globalization.CultureInfo.InvariantCulture);

    public static Gender? GenderOf(string? written) =>
        written is null ? null : SpokenWords.GenderOf(written == "O" ? "other" : written);

    /// <summary>
    /// The bytes of a picture that lies in the card; one on the web is left there. Null where the
    /// line is empty.
    /// </summary>
    public static Result<byte[]>? Picture(VCardLine line)
    {
        var raw = line.Raw.Trim();
        if (raw.Length == 0) return null;
        var comma = raw.IndexOf(',', StringComparison.Ordinal);
        var isData = raw.StartsWith("data:", StringComparison.OrdinalIgnoreCase) && comma > 0;
        if (!isData && line.Mark("ENCODING") is not ("B" or "BASE64"))
            return IsAddress(line, raw) ? new PhotoIsOnTheWeb() : new PhotoIsUnreadable();
        if (isData && !raw[..comma].Contains(";base64", StringComparison.OrdinalIgnoreCase))
            return new PhotoIsUnreadable();

        var written = (isData ? raw[(comma + 1)..] : raw)
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace("\t", "", StringComparison.Ordinal)
            .Replace("\\", "", StringComparison.Ordinal);
        var bytes = new byte[written.Length];
        return Convert.TryFromBase64String(written, bytes, out var length) && length > 0
            ? bytes[..length]
            : new PhotoIsUnreadable();
    }

    private static bool IsAddress(VCardLine line, string raw) =>
        line.Mark("VALUE")?.ToUpperInvariant() is "URI" or "URL"
        || raw.Contains("://", StringComparison.Ordinal);

    /// <summary>A way to reach them; null where the line is about something else.</summary>
    public static ContactFacts? Reach(VCardLine line, string? label) => line.Name switch
    {
        "TEL" => Phone(line, label),
        "EMAIL" => Plain(line, ContactKind.Email, label, "mailto:"),
        "URL" => Plain(line, ContactKind.Web, label, ""),
        "ADR" => Address(line, label),
        "IMPP" => Messenger(line),
        _ => null,
    };

    private static ContactFacts? Phone(VCardLine line, string? label)
    {
        var text = Without(line.Text, "tel:");
        if (text is null) return null;
        string? extension = null;
        foreach (var mark in (string[])[";ext=", " ext. "])
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at <= 0) continue;
            extension = text[(at + mark.Length)..].Trim();
            text = text[..at].Trim();
        }
        return new()
        {
            Kind = ContactKind.Phone, Use = UseOf(line, label), Value = text,
            Extra = string.IsNullOrEmpty(extension) ? null : extension,
        };
    }

    private static ContactFacts? Plain(
        VCardLine line, ContactKind kind, string? label, string scheme) =>
        Without(line.Text, scheme) is { } text
            ? new() { Kind = kind, Use = UseOf(line, label), Value = text }
            : null;

    private static ContactFacts? Messenger(VCardLine line)
    {
        if (line.Text is not { } text) return null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (scheme, name) = colon < 0
            ? ("", text)
            : (text[..colon], Uri.UnescapeDataString(text[(colon + 1)..]).Trim());
        var service = line.Mark("X-SERVICE-TYPE")
            ?? (scheme is "" or "x-apple" or VCardWriter.AnyMessenger ? null : scheme);
        return name.Length == 0
            ? null
            : new()
            {
                Kind = ContactKind.Messenger, Use = UseOf(line, null), Value = name,
                Extra = service,
            };
    }

    private static ContactFacts? Address(VCardLine line, string? label)
    {
        var parts = line.Parts;
        string? At(int place) => parts.Count > place ? parts[place] : null;

        var named = At(6);
        var country = named is null ? null : SpokenWords.Country(named);
        if (country is null || country.Length != 2 || !Countries.Has(country.ToUpperInvariant()))
            country = null;
        // A country that nobody knows stays as a line of the address.
        var rest = country is null ? named : null;
        var lines = new[] { At(0), At(1), At(2), At(4), rest }.OfType<string>().ToList();
        if (lines.Count == 0 && At(3) is null && At(5) is null) return null;

        return new()
        {
            Kind = ContactKind.Address,
            Use = UseOf(line, label),
            Value = lines.Count == 0 ? null : string.Join('\n', lines),
            PostalCode = At(5),
            City = At(3),
            Country = country?.ToUpperInvariant(),
        };
    }

    private static ContactUse UseOf(VCardLine line, string? label)
    {
        var types = line.Types;
        if (types.Contains("FAX")) return ContactUse.Fax;
        if (types.Contains("CELL") || types.Contains("IPHONE")) return ContactUse.Mobile;
        if (types.Contains("WORK")) return ContactUse.Work;
        if (types.Contains("HOME")) return ContactUse.Home;
        return label is null ? ContactUse.Other : CardLabels.At(label + ":-").Label switch
        {
            CardLabel.Mobile => ContactUse.Mobile,
            CardLabel.Fax => ContactUse.Fax,
            _ => ContactUse.Other,
        };
    }

    private static string? Without(string? text, string scheme)
    {
        var bare = text?.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) == true
            ? text[scheme.Length..].Trim()
            : text;
        return string.IsNullOrEmpty(bare) ? null : bare;
    }
}
