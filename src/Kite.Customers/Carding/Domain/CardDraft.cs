namespace Kite.Customers;

/// <summary>What can stand on a business card.</summary>
public enum CardField
{
    Name,
    FamilyName,
    GivenName,

    /// <summary>How the name is read in Latin letters.</summary>
    Reading,
    Position,
    Company,
    Department,
    Mobile,

    /// <summary>A phone that stands on a desk.</summary>
    Phone,
    Fax,
    Email,
    Web,

    /// <summary>A messenger and the name on it: <c>WeChat:lihua</c>.</summary>
    Messenger,
    Address,
    PostalCode,
    City,

    /// <summary>ISO 3166, two letters.</summary>
    Country,

    /// <summary>What stood there and is none of the others.</summary>
    Note,
}

/// <summary>One thing that a card says, and in which of its lines, counted from one.</summary>
public sealed record CardPart(CardField Field, string Value, int Line);

/// <summary>What was understood of a card, in the order of its fields.</summary>
public sealed record CardDraft(IReadOnlyList<CardPart> Parts)
{
    /// <summary>What it says first of this; null where it says nothing.</summary>
    public string? First(CardField field) => All(field).FirstOrDefault();

    public IEnumerable<string> All(CardField field) =>
        Parts.Where(p => p.Field == field).Select(p => p.Value);

    /// <summary>
    /// The same with what someone corrected: a text stands for all that the card said of that
    /// field, an empty one takes it away.
    /// </summary>
    public CardDraft With(IReadOnlyDictionary<CardField, string> corrected) =>
        corrected.Count == 0
            ? this
            : new(
            [
                .. Parts.Where(p => !corrected.ContainsKey(p.Field))
                    .Concat(corrected.SelectMany(c => Said(c.Key, c.Value)))
                    .OrderBy(p => p.Field),
            ]);

    /// <summary>Whether a card says several of these, between semicolons in one line.</summary>
    public static bool IsMany(CardField field) =>
        field is >= CardField.Mobile and <= CardField.Messenger;

    private static IEnumerable<CardPart> Said(CardField field, string text) =>
        (IsMany(field) ? text.Split(';') : [text])
            .Where(t => !string.IsNullOrWhiteSpace(t))
            .Select(t => new CardPart(field, t.Trim(), 0));
}
