namespace Kite.Customers;

/// <summary>
/// Writes cards that phones and address books read: version 3.0, or 4.0 for those who ask for
/// it. Lines are folded at 75 bytes and never within a letter (RFC 2425, RFC 6350).
/// </summary>
internal sealed class VCardWriter(bool isFour)
{
    /// <summary>Marks a note that says why the card was not taken.</summary>
    public const string Refused = "X-KITE-REFUSED";

    /// <summary>Stands where the messenger is not known.</summary>
    public const string AnyMessenger = "x-messenger";

    private const int LongestLine = 75;

    private readonly System.Text.StringBuilder text = new();

    public static string Write(VCard card, bool isFour = false)
    {
        var writer = new VCardWriter(isFour);
        writer.Card(card);
        return writer.text.ToString();
    }

    /// <summary>The card as it came, with the reason for which it was refused.</summary>
    public static string WriteRefused(VCardLines card, string why)
    {
        var writer = new VCardWriter(isFour: false);
        var lines = WithoutReason(card.Lines);
        foreach (var line in card.IsWhole ? lines.SkipLast(1) : lines)
            writer.text.Append(line).Append("\r\n");
        if (card.IsOld)
        {
            writer.text.Append(QuotedText.Write(
                why, $"NOTE;{Refused}=1;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:")).Append("\r\n");
        }
        else
        {
            writer.Line($"NOTE;{Refused}=1:{Escaped(why)}");
        }
        writer.Line("END:VCARD");
        return writer.text.ToString();
    }

    // The reason of the time before, with all its folds.
    private static IEnumerable<string> WithoutReason(IEnumerable<string> lines)
    {
        var (isReason, before) = (false, "");
        foreach (var line in lines)
        {
            var goesOn = isReason && (line is [' ' or '\t', ..] || before is [.., '=']);
            isReason = goesOn || line.Contains(Refused, StringComparison.OrdinalIgnoreCase);
            before = line;
            if (!isReason) yield return line;
        }
    }

    private void Card(VCard card)
    {
        Line("BEGIN:VCARD");
        Line(isFour ? "VERSION:4.0" : "VERSION:3.0");
        Text("UID", card.Uid);
        if (card.IsCompany) Line(isFour ? "KIND:org" : "X-ABShowAs:COMPANY");
        Line($"FN:{Escaped(card.Name ?? (card.Points is [var first, ..] ? first.Value : null))}");
        Line($"N:{Escaped(card.FamilyName)};{Escaped(card.GivenName)};;;");
        Firm(card);
        Text("TITLE", card.Position);
        foreach (var group in card.Points.GroupBy(p => p.Kind))
        {
            var isFirst = true;
            foreach (var point in group)
            {
                Point(point, isFirst);
                isFirst = false;
            }
        }
        if (card.BirthDate is { } day)
            Line("BDAY:" + VCardValues.Write(day, isFour));
        if (card.Gender is { } gender)
            Line(isFour ? $"GENDER:{gender.ToString()[0]}" : $"X-GENDER:{gender}");
        if (card.Tags.Count > 0)
            Line("CATEGORIES:" + string.Join(',', card.Tags.Select(Escaped)));
        Text("NOTE", card.Note);
        Picture(card.Photo);
        Line("END:VCARD");
    }

    // A firm's own card names the firm twice, for those who know no kinds.
    private void Firm(VCard card)
    {
        var firm = card.IsCompany ? card.Company ?? card.Name : card.Company;
        if (firm is null && card.Department is null) return;
        Line($"ORG:{Escaped(firm)}"
            + (card.Department is { } unit ? ";" + Escaped(unit) : ""));
    }

    private void Point(ContactFacts point, bool isFirst)
    {
        var value = Escaped(point.Value);
        switch (point.Kind)
        {
            case ContactKind.Phone:
                Line(Phone(point, isFirst));
                break;
            case ContactKind.Email:
                Line("EMAIL" + Types(Use(point) ?? (isFour ? null : "INTERNET"), isFirst)
                    + ":" + value);
                break;
            case ContactKind.Web:
                Line("URL" + Types(Use(point), isFirst) + ":" + value);
                break;
            case ContactKind.Messenger:
                var service = new string([.. (point.Extra ?? "").Where(char.IsLetterOrDigit)]);
                Line("IMPP" + (service.Length > 0 ? $";X-SERVICE-TYPE={service}" : "")
                    + Types(Use(point), isFirst)
                    + $":{AnyMessenger}:{Uri.EscapeDataString(point.Value ?? "")}");
                break;
            default:
                Line("ADR" + Types(Use(point), isFirst)
                    + $":;;{value};{Escaped(point.City)};;{Escaped(point.PostalCode)};"
                    + Escaped(VCardCountry.Write(point.Country)));
                break;
        }
    }

    private string Phone(ContactFacts phone, bool isFirst)
    {
        var types = "TEL" + Types(
            phone.Use switch
            {
                ContactUse.Mobile => "CELL",
                ContactUse.Fax => "FAX",
                ContactUse.Other or null => "VOICE",
                _ => Use(phone) + ",VOICE",
            },
            isFirst);
        var number = phone.Value ?? "";
        var isUri = isFour && number is ['+', ..] && number[1..].All(char.IsAsciiDigit)
            && (phone.Extra ?? "").All(char.IsAsciiDigit);
        if (isUri)
        {
            return $"{types};VALUE=uri:tel:{number}"
                + (phone.Extra is { } inside ? ";ext=" + inside : "");
        }
        return $"{types}:{Escaped(number)}"
            + (phone.Extra is { } extension ? " ext. " + Escaped(extension) : "");
    }

    private string Types(string? type, bool isFirst)
    {
        var all = (isFirst, isFour) switch
        {
            (true, false) => type is null ? "PREF" : type + ",PREF",
            _ => type,
        };
        var written = all is null ? "" : $";TYPE={(isFour ? all.ToLowerInvariant() : all)}";
        return isFirst && isFour ? written + ";PREF=1" : written;
    }

    private static string? Use(ContactFacts point) => point.Use switch
    {
        ContactUse.Work => "WORK",
        ContactUse.Home => "HOME",
        ContactUse.Mobile => "CELL",
        ContactUse.Fax => "FAX",
        _ => null,
    };

    private void Picture(byte[]? photo)
    {
        if (photo is null || PhotoKind.Of(photo) is not { } kind) return;
        var written = Convert.ToBase64String(photo);
        Plain(isFour
            ? $"PHOTO:data:{kind.Type};base64,{written}"
            : $"PHOTO;ENCODING=b;TYPE={kind.Name}:{written}");
    }

    // Letters of one byte each, and very many of them.
    private void Plain(string line)
    {
        text.Append(line, 0, Math.Min(LongestLine, line.Length));
        for (var at = LongestLine; at < line.Length; at += LongestLine - 1)
        {
            text.Append("\r\n ")
                .Append(line, at, Math.Min(LongestLine - 1, line.Length - at));
        }
        text.Append("\r\n");
    }

    private void Text(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) Line($"{name}:{Escaped(value)}");
    }

    private static string Escaped(string? value)
    {
        var escaped = new System.Text.StringBuilder();
        foreach (var c in (value ?? "").Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (c is '\\' or ';' or ',') escaped.Append('\\').Append(c);
            else if (c is '\n' or '\r') escaped.Append("\\n");
            else if (!char.IsControl(c) || c == '\t') escaped.Append(c);
        }
        return escaped.ToString();
    }

    private void Line(string line)
    {
        var used = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            if (used + letter.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                used = 1;
            }
            text.Append(letter.ToString());
            used += letter.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}

/// <summary>Countries on cards stand by their English names, which every program reads.</summary>
internal static class VCardCountry
{
    public static string? Write(string? code)
    {
        if (code is null) return null;
        try
        {
            var name = new System.Globalization.RegionInfo(code).EnglishName;
            return SpokenWords.Country(name) == code ? name : code;
        }
        catch (ArgumentException)
        {
            return code;
        }
    }
}
