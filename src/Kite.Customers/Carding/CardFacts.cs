namespace Kite.Customers;

/// <summary>Makes what a card says into a customer's facts.</summary>
internal static class CardFacts
{
    private static readonly (CardField Field, ContactKind Kind, ContactUse Use)[] Reach =
    [
        (CardField.Mobile, ContactKind.Phone, ContactUse.Mobile),
        (CardField.Phone, ContactKind.Phone, ContactUse.Work),
        (CardField.Fax, ContactKind.Phone, ContactUse.Fax),
        (CardField.Email, ContactKind.Email, ContactUse.Work),
        (CardField.Web, ContactKind.Web, ContactUse.Work),
        (CardField.Messenger, ContactKind.Messenger, ContactUse.Work),
    ];

    /// <summary>
    /// The facts, with the firm in the note where the books do not know it; phones without a
    /// country are read as those of the card's country.
    /// </summary>
    public static CustomerFacts Of(CardDraft draft, string region, bool knowsFirm)
    {
        var regions = Regions(draft, region);
        var points = Reach.SelectMany(r => draft.All(r.Field).Select(v => Point(r.Kind, r.Use, v)));
        var (phone, mail, rest) = Parted([.. points], regions);
        var name = draft.First(CardField.Name);
        var firm = draft.First(CardField.Company);
        var isFirm = name is null && firm is not null;
        return new()
        {
            Kind = isFirm ? CustomerKind.Company : CustomerKind.Person,
            Name = name ?? firm,
            FamilyName = draft.First(CardField.FamilyName),
            GivenName = draft.First(CardField.GivenName),
            Reading = draft.First(CardField.Reading),
            Position = draft.First(CardField.Position),
            Phone = phone,
            Email = mail,
            Address = draft.First(CardField.Address),
            PostalCode = draft.First(CardField.PostalCode),
            City = draft.First(CardField.City),
            Country = draft.First(CardField.Country),
            ContactPoints = rest,
            Note = Note(
                knowsFirm || isFirm ? null : firm,
                knowsFirm ? null : draft.First(CardField.Department),
                draft.All(CardField.Note)),
        };
    }

    /// <summary>
    /// The first phone and the first mail, which stand on the record itself, and all else once.
    /// A fax or a number with an extension is nobody's first phone.
    /// </summary>
    public static (string? Phone, string? Mail, IReadOnlyList<ContactFacts> More) Parted(
        IReadOnlyList<ContactFacts> points, IReadOnlyList<string> regions)
    {
        var read = points
            .Select(p => p.Kind == ContactKind.Phone ? p with { Value = Read(p, regions) } : p)
            .DistinctBy(p => (p.Kind, p.Value, p.Extra))
            .ToList();
        var phone = read.Find(p =>
            p is { Kind: ContactKind.Phone, Use: not ContactUse.Fax, Extra: null });
        var mail = read.Find(p => p.Kind == ContactKind.Email);
        return (phone?.Value, mail?.Value, read.FindAll(p => p != phone && p != mail));
    }

    /// <summary>A firm that the books do not know, its department and whatever else was said.
    /// </summary>
    public static string? Note(string? firm, string? department, IEnumerable<string> rest)
    {
        var work = string.Join(" · ", new[] { firm, department }.OfType<string>());
        var lines = rest.Prepend(work).Where(l => l.Length > 0).ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static string? Read(ContactFacts phone, IReadOnlyList<string> regions) =>
        regions.Select(r => Phone.Read(phone.Value ?? "", r)).FirstOrDefault(p => p is not null)
        ?? phone.Value;

    private static ContactFacts Point(ContactKind kind, ContactUse use, string value)
    {
        var (mark, isBefore) = kind switch
        {
            ContactKind.Phone => (" ext. ", false),
            ContactKind.Messenger => (":", true),
            _ => ("\n", false),
        };
        var at = value.IndexOf(mark, StringComparison.Ordinal);
        if (at <= 0) return new() { Kind = kind, Use = use, Value = value };

        var (one, other) = (value[..at].Trim(), value[(at + mark.Length)..].Trim());
        return isBefore
            ? new() { Kind = kind, Use = use, Value = other, Extra = one }
            : new() { Kind = kind, Use = use, Value = one, Extra = other };
    }

    private static bool IsGreek(char c) => c is >= '\u0370' and <= '\u03FF';

    // The card's own country, then that of its letters where the business writes others.
    private static IReadOnlyList<string> Regions(CardDraft draft, string home)
    {
        var text = string.Concat(draft.Parts.Select(p => p.Value));
        string? letters = null;
        if (CardLetters.IsHan(text) && home is not ("CN" or "TW" or "HK" or "MO" or "SG" or "MY"))
            letters = "CN";
        else if (CardLetters.IsVietnamese(text)) letters = "VN";
        else if (home is not "CY" && text.Any(IsGreek)) letters = "GR";
        return [.. new[] { draft.First(CardField.Country), letters, home }.OfType<string>()];
    }
}
