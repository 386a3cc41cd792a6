using Kite.Importing;

namespace Kite.Customers;

/// <summary>Understands rows as contact points or relations, without asking the books.</summary>
internal sealed class DetailReader(ImportOrder order, string source)
{
    private const int LongestKey = 100;

    public FileContact? Contact(RowReading row)
    {
        var who = NamedBy(
            row, DetailFields.Number, DetailFields.Key, DetailFields.Name, source);
        if (who.IsBlank && row.Faults.Count == 0)
            row.RefuseField(DetailFields.Number, new NobodyIsMeant());
        var written = row.Bare(DetailFields.Value);
        var kind = WordOf(row, DetailFields.Kind, DetailWords.Contact)
            ?? (written is null ? ContactKind.Phone : Seen(written));
        var use = WordOf(row, DetailFields.Use, DetailWords.Use)
            ?? (DetailWords.Use(row.Bare(DetailFields.Kind) ?? "other") ?? ContactUse.Other);
        var value = written is null ? null : ValueOf(row, kind, written);
        var country = row.Bare("country") is { } name ? SpokenWords.Country(name) : null;
        if (!Countries.Has(country)) row.RefuseField("country", new NotACountry(country!));
        var (extra, postalCode, city) = (
            Text(row, DetailFields.Extra, 60), Text(row, "postalCode", 20), Text(row, "city", 100));
        if (row.Faults.Count > 0 || value is null) return null;

        return new(row, who)
        {
            Kind = kind,
            Use = use,
            Value = value,
            Extra = extra,
            PostalCode = postalCode,
            City = city,
            Country = country,
        };
    }

    public FileRelation? Relation(RowReading row)
    {
        var who = NamedBy(
            row, DetailFields.Number, DetailFields.Key, DetailFields.Name, source);
        var other = NamedBy(
            row, DetailFields.OtherNumber, DetailFields.OtherKey, DetailFields.OtherName,
            row.Bare(DetailFields.OtherSource) ?? source);
        if (who.IsBlank && row.Faults.Count == 0)
            row.RefuseField(DetailFields.Number, new NobodyIsMeant());
        var kind = WordOf(row, DetailFields.Kind, DetailWords.Relation);
        var note = Text(row, "note", 500);
        if (row.Faults.Count > 0 || kind is null) return null;

        return new(row, who, other) { Kind = kind.Value, Note = note };
    }

    private static Named NamedBy(
        RowReading row, string number, string key, string name, string source)
    {
        var read = row.Count(number);
        if (read is <= 0)
        {
            row.RefuseField(number, new OutOfRange(1, long.MaxValue));
            read = null;
        }
        // Of several, separated by semicolons, the first is the one that counts.
        var named = Text(row, key, LongestKey)?.Split(';')[0].Trim();
        return new(read, named, Text(row, name, 200), source);
    }

    private static T? WordOf<T>(RowReading row, string field, Func<string, T?> read)
        where T : struct
    {
        if (row.Bare(field) is not { } written) return null;
        if (read(written) is { } word) return word;

        row.RefuseField(field, new NotAKind(written));
        return null;
    }

    // A column of contacts without a word on their kind mostly shows it.
    private static ContactKind Seen(string value) => value switch
    {
        _ when value.Contains('@', StringComparison.Ordinal) => ContactKind.Email,
        _ when value.Contains("://", StringComparison.Ordinal)
            || value.StartsWith("www.", StringComparison.OrdinalIgnoreCase) => ContactKind.Web,
        _ => ContactKind.Phone,
    };

    private string? ValueOf(RowReading row, ContactKind kind, string written)
    {
        switch (kind)
        {
            case ContactKind.Phone:
                var number = Kite.Phone.Read(written, order.Business.Region);
                if (number is null)
                    row.RefuseField(DetailFields.Value, new NotAPhoneNumber(written));
                return number;
            case ContactKind.Email when !CustomerFacts.IsMail(written):
                row.RefuseField(DetailFields.Value, new NotAnEmail(written));
                return null;
            default:
                return Text(row, DetailFields.Value, kind is ContactKind.Address ? 500 : 254);
        }
    }

    private static string? Text(RowReading row, string field, int longest)
    {
        var text = row.Bare(field);
        if (text?.Length > longest) row.RefuseField(field, new TextIsTooLong(longest));
        return text;
    }
}
