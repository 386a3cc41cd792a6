namespace Kite.Customers;

/// <summary>What has been understood of a card so far, and what is still open.</summary>
internal sealed class CardPile(bool isVietnamese)
{
    private readonly List<CardPart> parts = [];
    private readonly List<CardPart> address = [];
    private readonly List<CardPart> open = [];
    private int lastAddress = -2;

    public bool IsVietnamese => isVietnamese;

    /// <summary>Says one thing; the same thing said twice counts once.</summary>
    public void Add(CardField field, string value, int line)
    {
        if (!parts.Exists(p => p.Field == field && p.Value == value))
            parts.Add(new(field, value, line));
    }

    public void Labelled(CardLabel label, string text, int line)
    {
        switch (label)
        {
            case CardLabel.Name:
                Name(CardName.Of(text) ?? text, line);
                break;
            case CardLabel.Address:
                Place(text, line);
                break;
            case CardLabel.Country:
                Add(CardField.Country, CardPlace.CountryOf(text) ?? text, line);
                break;
            case CardLabel.Company or CardLabel.Position or CardLabel.Department
                or CardLabel.PostalCode or CardLabel.City:
                Add(Enum.Parse<CardField>(label.ToString()), text, line);
                break;
            default:
                // A number or an address that is none: it stays as it was written.
                Add(CardField.Note, text, line);
                break;
        }
    }

    public void Unlabelled(string text, int line)
    {
        if (CardWords.IsGreeting(text)) return;
        foreach (var part in Parted(text)) Sort(part, line);
    }

    public CardDraft Sorted()
    {
        Settle();
        if (address.Count > 0) Add(CardPlace.Of([.. address.Select(p => p.Value)]));
        return new([.. parts.OrderBy(p => p.Field)]);
    }

    // Sales Manager, Acme Co., Ltd.: the first comma parts, the second belongs to the firm.
    private static IEnumerable<string> Parted(string text)
    {
        if (CardLetters.IsHan(text) && !CardWords.IsAddress(text)) return CardName.HanWords(text);
        foreach (var mark in (string[])[" - ", " – ", " — ", " @ ", " at ", ", ", " / "])
        {
            var at = text.IndexOf(mark, StringComparison.Ordinal);
            if (at <= 0) continue;
            var (one, other) = (text[..at].Trim(), text[(at + mark.Length)..].Trim());
            if (other.Length == 0 || IsForm(other)) continue;
            if (IsKnown(one) || IsKnown(other))
                return [.. Parted(one), .. Parted(other)];
        }
        return [text];
    }

    private static bool IsForm(string text) =>
        CardWords.IsFirmByLaw(text) && CardLetters.Words(text).Count <= 2 && text.Length <= 12;

    private static bool IsKnown(string text) =>
        (CardWords.IsTitle(text) || CardWords.IsFirm(text) || CardWords.IsDepartment(text))
        && !CardLetters.HasDigit(text);

    private void Sort(string text, int line)
    {
        text = CardLetters.Bare(text);
        if (text.Length == 0) return;
        // 1012 AB Amsterdam is no Swedish firm.
        var isPlace = CardPostal.Of(text, isFirst: true)?.Place is not null;
        if (CardWords.IsFirmByLaw(text) && !isPlace) Add(CardField.Company, text, line);
        else if (CardWords.IsTitle(text)) Add(CardField.Position, text, line);
        else if (!isPlace && CardWords.IsFirm(text)) Add(CardField.Company, text, line);
        else if (CardWords.IsDepartment(text) && !CardLetters.HasDigit(text))
            Add(CardField.Department, text, line);
        else if (CardWords.IsAddress(text) || IsGoingOn(text, line)) Place(text, line);
        else open.Add(new(CardField.Note, text, line));
    }

    // What stands right below an address and is nothing else belongs to it.
    private bool IsGoingOn(string text, int line) =>
        (line - lastAddress is 0 or 1 && (HasName || CardPlace.CountryOf(text) is not null))
        || (CardPlace.CountryOf(text) is not null && text.Length > 3);

    private bool HasName =>
        parts.Exists(p => p.Field == CardField.Name)
        || open.Exists(p => CardName.Of(p.Value) is not null);

    private void Place(string text, int line)
    {
        address.Add(new(CardField.Address, text, line));
        lastAddress = line;
    }

    private void Add(CardPlace place)
    {
        var line = address[0].Line;
        foreach (var (field, value) in ((CardField, string?)[])
        [
            (CardField.Address, place.Street), (CardField.PostalCode, place.PostalCode),
            (CardField.City, place.City), (CardField.Country, place.Country),
        ])
        {
            if (value is not null && !parts.Exists(p => p.Field == field))
                Add(field, value, LineOf(value) ?? line);
        }
    }

    private int? LineOf(string value) =>
        address.Find(p => p.Value.Contains(value, StringComparison.Ordinal))?.Line;

    // Names and firms without a word that says so: the likeliest is the name, the next the firm.
    private void Settle()
    {
        var guess = new CardGuess(parts);
        if (!parts.Exists(p => p.Field == CardField.Name) && guess.NameAmong(open) is { } name)
        {
            open.Remove(name);
            Name(CardName.Of(name.Value)!, name.Line);
        }
        var reading = parts.Exists(p => p.Field == CardField.Name && CardLetters.IsHan(p.Value))
            ? open.Find(p => !CardLetters.IsHan(p.Value) && CardName.Of(p.Value) is not null
                && !guess.IsOfHost(p.Value))
            : null;
        if (reading is not null)
        {
            open.Remove(reading);
            Add(CardField.Reading, CardName.Of(reading.Value)!, reading.Line);
        }
        if (!parts.Exists(p => p.Field == CardField.Company) && guess.FirmAmong(open) is { } firm)
        {
            open.Remove(firm);
            Add(CardField.Company, firm.Value, firm.Line);
        }
        foreach (var rest in open) Add(CardField.Note, rest.Value, rest.Line);
    }

    private void Name(string name, int line)
    {
        var (family, given) = CardName.Parts(name, isVietnamese);
        var isTurned = name.Contains(',', StringComparison.Ordinal);
        Add(CardField.Name, isTurned ? $"{given} {family}" : name, line);
        if (family is not null) Add(CardField.FamilyName, family, line);
        if (given is not null && family is not null) Add(CardField.GivenName, given, line);
    }
}
