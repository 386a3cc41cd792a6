using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// One test of one field: equal to some words, beginning so, from or up to a value.
/// </summary>
internal sealed record OwnTest(FieldView Field)
{
    private const char Rest = '*';
    private const string End = "\U0010ffff";

    public IReadOnlyList<string>? Texts { get; init; }
    public string? Beginning { get; init; }
    public long? From { get; init; }
    public long? To { get; init; }
    public DateOnly? FromDay { get; init; }
    public DateOnly? ToDay { get; init; }

    public static Result<OwnTest> Of(
        FieldView field, string end, string written, Currency currency)
    {
        var test = new OwnTest(field);
        if (field.Kind is CustomKind.Choice or CustomKind.MultiChoice)
        {
            var words = written.Split(
                ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return words.Length == 0
                ? new NotAChoice(written, string.Join(", ", field.Choices))
                : test with { Texts = words };
        }
        if (field.Kind == CustomKind.Text)
        {
            if (written.Length is 0 or > 500) return new TextIsTooLong(500);
            if (written.Contains('\0', StringComparison.Ordinal))
                return new TextHasStrangeLetters();
            return written[^1] == Rest
                ? test with { Beginning = written[..^1] }
                : test with { Texts = [written.Trim()] };
        }
        var read = OwnValue.Read(field, written, currency);
        if (read.Refusal is { } no) return no;

        var (number, day) = (read.Value.Number, read.Value.Day);
        return end switch
        {
            "from" => test with { From = number, FromDay = day },
            "to" => test with { To = number, ToDay = day },
            _ => test with { From = number, To = number, FromDay = day, ToDay = day },
        };
    }

    /// <summary>The values that pass; each leads to its customer.</summary>
    public IQueryable<CustomValue> In(KiteDb db)
    {
        var id = Field.Id;
        var values = db.CustomValues.Where(v => v.FieldId == id);
        if (Texts is { Count: 1 } one)
        {
            var text = one[0];
            values = values.Where(v => v.Text == text);
        }
        else if (Texts is { } several)
        {
            values = values.Where(v => EF.Parameter(several).Contains(v.Text));
        }
        if (Beginning is { } from)
        {
            var end = from + End;
            values = values.Where(
                v => v.Text!.CompareTo(from) >= 0 && v.Text!.CompareTo(end) < 0);
        }
        if (From is { } least) values = values.Where(v => v.Number >= least);
        if (To is { } most) values = values.Where(v => v.Number <= most);
        if (FromDay is { } first) values = values.Where(v => v.Day >= first);
        if (ToDay is { } last) values = values.Where(v => v.Day <= last);
        return values;
    }
}
