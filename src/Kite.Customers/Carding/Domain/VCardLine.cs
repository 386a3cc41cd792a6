namespace Kite.Customers;

/// <summary>One line of a card: what it is about, what is said of it, and its value.</summary>
internal sealed class VCardLine
{
    private const int LongestHead = 4096;

    private readonly Dictionary<string, string> marks = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool isOld;

    private VCardLine(string name, string? group, string raw, bool isOld) =>
        (Name, Group, Raw, this.isOld) = (name, group, raw, isOld);

    /// <summary>In capitals: <c>TEL</c>.</summary>
    public string Name { get; }

    /// <summary>What holds lines together: <c>item1</c>.</summary>
    public string? Group { get; }

    /// <summary>The value as it stands there, with its escapes.</summary>
    public string Raw { get; }

    public HashSet<string> Types { get; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsPreferred => Types.Contains("PREF") || Mark("PREF") is not null;

    public string? Mark(string name) => marks.GetValueOrDefault(name);

    /// <summary>The value without escapes; null where it is empty.</summary>
    public string? Text => Bare(Unescaped(Raw));

    /// <summary>The parts of a value between semicolons.</summary>
    public IReadOnlyList<string?> Parts => [.. Split(Raw, ';').Select(p => Bare(Unescaped(p)))];

    /// <summary>The parts of a value between commas.</summary>
    public IEnumerable<string> List => Split(Raw, ',').Select(p => Bare(Unescaped(p)))
        .OfType<string>();

    /// <summary>Null where no colon parts what is said from what it is said of.</summary>
    public static VCardLine? Read(string line, bool isOld)
    {
        var colon = Outside(line, ':');
        if (colon < 1) colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > LongestHead) return null;

        var head = Split(line[..colon]);
        var dot = head[0].LastIndexOf('.');
        var marked = new VCardLine(
            head[0][(dot + 1)..].Trim().ToUpperInvariant(),
            dot > 0 ? head[0][..dot].Trim().ToUpperInvariant() : null,
            line[(colon + 1)..], isOld);
        foreach (var mark in head.Skip(1)) marked.Take(mark.Trim());
        return marked.Mark("ENCODING") is "QUOTED-PRINTABLE"
            ? marked.With(QuotedText.Read(marked.Raw, marked.Mark("CHARSET")))
            : marked;
    }

    private VCardLine With(string raw)
    {
        var line = new VCardLine(Name, Group, raw, isOld);
        foreach (var (name, value) in marks) line.marks[name] = value;
        line.Types.UnionWith(Types);
        return line;
    }

    private void Take(string mark)
    {
        var sign = mark.IndexOf('=', StringComparison.Ordinal);
        var name = sign < 0 ? "TYPE" : mark[..sign].Trim().ToUpperInvariant();
        var value = (sign < 0 ? mark : mark[(sign + 1)..]).Trim().Trim('"');
        // Version 2.1 says only how: ;QUOTED-PRINTABLE;HOME.
        if (sign < 0 && value.ToUpperInvariant() is "QUOTED-PRINTABLE" or "BASE64" or "8BIT")
            name = "ENCODING";
        if (name == "ENCODING") marks[name] = value.ToUpperInvariant();
        else if (name == "TYPE") Types.UnionWith(value.Split(',', StringSplitOptions.TrimEntries));
        else marks.TryAdd(name, value);
    }

    private string Unescaped(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal)) return value;

        var text = new System.Text.StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var next = value[i] == '\\' && i + 1 < value.Length ? value[i + 1] : '\0';
            if (next is '\\' or ';' or ',' or ':') text.Append(value[++i]);
            // In version 2.1 a line's end is quoted, and this is only a slash and a letter.
            else if (next is 'n' or 'N' && !isOld)
            {
                text.Append('\n');
                i++;
            }
            else
            {
                text.Append(value[i]);
            }
        }
        return text.ToString();
    }

    private static string? Bare(string text)
    {
        var bare = text.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n').Replace("\0", "", StringComparison.Ordinal).Trim();
        return bare.Length == 0 ? null : bare;
    }

    private static List<string> Split(string value, char mark)
    {
        var parts = new List<string>();
        var from = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\')
            {
                i++;
            }
            else if (value[i] == mark)
            {
                parts.Add(value[from..i]);
                from = i + 1;
            }
        }
        parts.Add(value[from..]);
        return parts;
    }

    // Between quotes a semicolon parts nothing.
    private static List<string> Split(string head)
    {
        var parts = new List<string>();
        while (Outside(head, ';') is >= 0 and var at)
        {
            parts.Add(head[..at]);
            head = head[(at + 1)..];
        }
        parts.Add(head);
        return parts;
    }

    private static int Outside(string text, char mark)
    {
        var isInside = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') isInside = !isInside;
            else if (text[i] == mark && !isInside) return i;
        }
        return -1;
    }
}
