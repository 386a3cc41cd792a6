namespace Kite.Customers;

/// <summary>Understands one card; what Kite keeps nothing of is passed over.</summary>
internal sealed class VCardReader
{
    private const int MostLines = 1000;

    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);
    private readonly List<(ContactFacts Point, bool IsPreferred)> points = [];
    private readonly List<string> tags = [];
    private VCard card = new();
    private bool isList;

    public static Result<VCard> Read(VCardLines lines)
    {
        if (!lines.IsWhole) return new CardIsUnfinished(lines.First);
        var isOld = lines.IsOld;
        var read = new List<VCardLine>();
        foreach (var (text, line) in VCardFile.Unfolded(lines))
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (VCardLine.Read(text, isOld) is not { } one) return new CardLineUnreadable(line);
            if (read.Count == MostLines) return new CardIsTooLong(MostLines);
            read.Add(one);
        }
        return new VCardReader().Understood(Outer(read));
    }

    // The card of an agent inside says nothing of this one.
    private static IEnumerable<VCardLine> Outer(IEnumerable<VCardLine> lines)
    {
        var depth = 0;
        foreach (var line in lines)
        {
            if (line.Name == "BEGIN") depth++;
            else if (line.Name == "END") depth--;
            else if (depth == 1) yield return line;
        }
    }

    private Result<VCard> Understood(IEnumerable<VCardLine> lines)
    {
        var all = lines.ToList();
        foreach (var line in all.Where(l => l.Name == "X-ABLABEL" && l.Group is not null))
            labels[line.Group!] = line.Text?.Trim('_', '$', '!', '<', '>') ?? "";
        foreach (var line in all)
        {
            if (!TakeWho(line)) TakeReach(line);
        }
        if (isList) return new CardIsAList(card.Name);
        return Named() with
        {
            Tags = [.. tags.Distinct(StringComparer.Ordinal)],
            Points =
            [
                .. points.OrderBy(p => p.Point.Kind).ThenBy(p => !p.IsPreferred)
                    .Select(p => p.Point).Distinct(),
            ],
        };
    }

    // A card with a firm and nobody's name is the firm's own.
    private VCard Named()
    {
        var isNobody = card.FamilyName is null && card.GivenName is null
            && (card.Name is null || card.Name == card.Company);
        if (card.IsCompany || (isNobody && card.Company is not null))
        {
            var name = card.Name ?? card.Company;
            return card with
            {
                IsCompany = true,
                Name = name,
                Company = card.Company == name ? null : card.Company,
            };
        }
        return card.Name is null
            ? card with { Name = NameOrder.Whole(card.FamilyName, card.GivenName, language: null) }
            : card;
    }

    private bool TakeWho(VCardLine line)
    {
        switch (line.Name)
        {
            case "FN":
                card = card with { Name = card.Name ?? line.Text };
                break;
            case "N":
                var parts = line.Parts;
                var given = new[] { At(parts, 1), At(parts, 2) }.OfType<string>().ToList();
                card = card with
                {
                    FamilyName = At(parts, 0),
                    GivenName = given.Count == 0 ? null : string.Join(' ', given),
                };
                break;
            case "ORG":
                var units = line.Parts.Skip(1).OfType<string>().ToList();
                card = card with
                {
                    Company = card.Company ?? At(line.Parts, 0),
                    Department = card.Department
                        ?? (units.Count == 0 ? null : string.Join(", ", units)),
                };
                break;
            case "TITLE":
                card = card with { Position = line.Text ?? card.Position };
                break;
            case "ROLE":
                card = card with { Position = card.Position ?? line.Text };
                break;
            case "KIND" or "X-ABSHOWAS" or "X-ADDRESSBOOKSERVER-KIND":
                TakeKind(line.Text?.ToUpperInvariant());
                break;
            default:
                return TakeMore(line);
        }
        return true;
    }

    private void TakeKind(string? kind)
    {
        if (kind is "ORG" or "COMPANY") card = card with { IsCompany = true };
        if (kind == "GROUP") isList = true;
    }

    private bool TakeMore(VCardLine line)
    {
        switch (line.Name)
        {
            case "UID":
                card = card with { Uid = line.Text };
                break;
            case "BDAY":
                card = card with { BirthDate = VCardValues.Day(line.Text) };
                break;
            case "GENDER":
                card = card with { Gender = VCardValues.GenderOf(At(line.Parts, 0)) };
                break;
            case "X-GENDER":
                card = card with { Gender = card.Gender ?? VCardValues.GenderOf(line.Text) };
                break;
            case "CATEGORIES":
                tags.AddRange(line.List);
                break;
            case "PHOTO":
                TakePhoto(line);
                break;
            // Why a card was refused is told to people; it is no note of theirs.
            case "NOTE" when line.Mark(VCardWriter.Refused) is null:
                card = card with
                {
                    Note = card.Note is null ? line.Text : $"{card.Note}\n{line.Text}".Trim(),
                };
                break;
            default:
                return false;
        }
        return true;
    }

    // Of several the first that lies in the card.
    private void TakePhoto(VCardLine line)
    {
        if (card.Photo is not null || VCardValues.Picture(line) is not { } picture) return;
        card = picture.Refusal is { } no
            ? card with { WhyNoPhoto = card.WhyNoPhoto ?? no }
            : card with { Photo = picture.Value, WhyNoPhoto = null };
    }

    private void TakeReach(VCardLine line)
    {
        var label = line.Group is not null && labels.TryGetValue(line.Group, out var said)
            ? said
            : null;
        if (VCardValues.Reach(line, label) is { } point) points.Add((point, line.IsPreferred));
    }

    private static string? At(IReadOnlyList<string?> parts, int place) =>
        parts.Count > place ? parts[place] : null;
}
