using System.Net;
using System.Text.RegularExpressions;
using Kite.Importing;

namespace Kite.Customers;

/// <summary>Understands rows as customers, without asking the books.</summary>
internal sealed partial class CustomerReader(
    ImportOrder order, DateOnly today, Func<string, string> claimed,
    IReadOnlyList<FieldView> fields)
{
    private const int LongestKey = 100;
    private const int LongestWeb = 200;

    private readonly OwnReader own = new(order, fields);

    /// <summary>Null when the row cannot be taken; the reasons stand in the reading.</summary>
    public FileCustomer? Read(RowReading row)
    {
        var contacts = new ContactReader(row, order.Business.Region);
        var typed = Typed(row) with { Phone = contacts.Phone, Email = contacts.Email };
        var key = Text(row, CustomerFields.Key, LongestKey);
        var number = NumberOf(row);
        var tags = TagsOf(row);
        var further = contacts.Further(LongestWeb);
        var values = own.Read(row);
        var sound = typed.Checked(order.Business.Region, today);
        if (sound.Refusal is BadInput bad) Refuse(row, bad);
        if (row.Faults.Count > 0) return null;

        var facts = sound.Value with { Note = WithClaims(row, sound.Value.Note) };
        if (row.Faults.Count > 0) return null;
        return new(row, facts)
        {
            Key = key ?? Identity.Of(number, sound.Value),
            SaysKind = row.Text(CustomerFields.Kind) is not null,
            HasOwnKey = key is not null,
            Number = key is null ? number : null,
            Contacts = further,
            Tags = tags,
            Own = values,
        };
    }

    private static CustomerFacts Typed(RowReading row) => new()
    {
        Kind = KindOf(row),
        Name = row.Bare("name"),
        FamilyName = row.Bare("familyName"),
        GivenName = row.Bare("givenName"),
        Reading = row.Bare("reading"),
        Address = Lines(row, CustomerFields.Address, CustomerFields.Address2,
            CustomerFields.Region),
        PostalCode = row.Bare("postalCode"),
        City = row.Bare("city"),
        Country = row.Bare("country") is { } country ? SpokenWords.Country(country) : null,
        Language = row.Bare("language") is { } word ? SpokenWords.Language(word) : null,
        BirthDate = row.Day(CustomerFields.BirthDate)?.Day,
        LunarBirth = row.Bare("lunarBirth"),
        AgeBand = row.Bare("ageBand"),
        Gender = GenderOf(row),
        Nationality = row.Bare("nationality") is { } from ? SpokenWords.Country(from) : null,
        Industry = row.Bare("industry"),
        Position = row.Bare("position"),
        Standing = row.Bare("standing"),
        CreditGrade = row.Bare("creditGrade"),
        Stars = StarsOf(row),
        Note = row.Bare("note") is { } note ? Unmarked(note) : null,
        IdDocument = row.Bare("idDocument"),
    };

    private static CustomerKind KindOf(RowReading row)
    {
        if (row.Bare(CustomerFields.Kind) is not { } written) return default;
        if (SpokenWords.KindOf(written) is { } kind) return kind;

        row.RefuseField(CustomerFields.Kind, new NotAKind(written));
        return default;
    }

    private static Gender? GenderOf(RowReading row)
    {
        if (row.Bare("gender") is not { } written) return null;
        if (SpokenWords.GenderOf(written) is { } gender) return gender;

        row.RefuseField("gender", new NotAGender(written));
        return null;
    }

    private static int? StarsOf(RowReading row)
    {
        if (row.Count(CustomerFields.Stars) is not { } stars) return null;
        if (stars is >= 1 and <= 5) return (int)stars;

        row.RefuseField(CustomerFields.Stars, new OutOfRange(1, 5));
        return null;
    }

    private static long? NumberOf(RowReading row)
    {
        var number = row.Count(CustomerFields.Number);
        if (number is null or > 0) return number;

        row.RefuseField(CustomerFields.Number, new OutOfRange(1, long.MaxValue));
        return null;
    }

    // Some programs write notes as pages.
    private static string Unmarked(string note) => note is ['<', .., '>']
        ? WebUtility.HtmlDecode(Mark().Replace(note, " ")).Trim()
        : note;

    private static string? Lines(RowReading row, params string[] fields)
    {
        var lines = fields.Select(row.Bare).OfType<string>().ToList();
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    // Some programs write a list as ["a","b"].
    private static IReadOnlyList<string> TagsOf(RowReading row)
    {
        if (row.Bare(CustomerFields.Tags) is not { } written) return [];

        var tags = TagWords.Trimmed(written.Split([',', ';', '，', '；', '、', '|', '\n'])
            .Select(t => t.Trim().Trim('[', ']', '"')));
        foreach (var fault in TagWords.Faults(tags))
        {
            row.RefuseField(CustomerFields.Tags, fault.Why);
        }
        return tags;
    }

    // A column never makes a consent (privacy, rule 2): it is kept as what the file claims.
    private string? WithClaims(RowReading row, string? note)
    {
        List<string> claims = [];
        foreach (var field in (string[])[CustomerFields.Consent, CustomerFields.OptOut])
        {
            if (row.Bare(field) is not { } claim) continue;
            // Who did not opt out has claimed nothing.
            if (field == CustomerFields.OptOut && SpokenWords.IsNo(claim)) continue;
            claims.Add($"{order.Reader.NameOf(field)}: {claim}");
        }
        if (claims.Count == 0) return note;

        var told = claimed(string.Join("; ", claims));
        var whole = note is null ? told : $"{note}\n{told}";
        if (whole.Length > 4000) row.RefuseField("note", new TextIsTooLong(4000));
        return whole;
    }

    private static string? Text(RowReading row, string field, int longest)
    {
        var text = row.Bare(field);
        if (text?.Length > longest) row.RefuseField(field, new TextIsTooLong(longest));
        return text;
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Mark();

    private static void Refuse(RowReading row, BadInput bad)
    {
        foreach (var (field, why) in bad.Faults)
        {
            row.RefuseField(char.ToLowerInvariant(field[0]) + field[1..], why);
        }
    }
}
