using Kite.Importing;

namespace Kite.Customers;

/// <summary>
/// Reads the fields of the business's own from a file, each by its kind; a number and a day as
/// the mapping says that they are written.
/// </summary>
internal sealed class OwnReader(ImportOrder order, IReadOnlyList<FieldView> fields)
{
    private static readonly string[] Yes = ["yes", "true", "1", "y", "x", "是", "ναι", "có"];
    private static readonly char[] Between = [',', ';', '|', '，', '；', '、', '\n'];

    private static readonly Dictionary<FieldView, OwnValue> Nothing = [];

    private readonly List<FieldView> told = [.. fields.Where(f => order.Reader.Has(f.Column))];

    /// <summary>The field as a file's columns are chosen for it: by its name or its key.</summary>
    public static ImportField FieldOf(FieldView field) => new(
        field.Column,
        field.Kind switch
        {
            CustomKind.Number => FieldType.Quantity,
            CustomKind.Money => FieldType.Amount,
            CustomKind.Date => FieldType.Day,
            _ => FieldType.Text,
        },
        Required: false,
        field.Name, field.Key)
    {
        ByNameOnly = true,
        Title = field.Name,
    };

    public static string Line(FieldView field, OwnValue value) =>
        value.Line(field, Currency.Of("CNY"));

    public IReadOnlyDictionary<FieldView, OwnValue> Read(RowReading row)
    {
        if (told.Count == 0) return Nothing;

        var values = new Dictionary<FieldView, OwnValue>();
        foreach (var field in told)
        {
            if (Read(row, field) is { } value) values[field] = value;
        }
        return values;
    }

    private OwnValue? Read(RowReading row, FieldView field)
    {
        switch (field.Kind)
        {
            case CustomKind.Number:
                return row.Number(field.Column, field.Decimals) is { } number
                    ? new() { Number = number }
                    : null;
            case CustomKind.Money:
                return row.Amount(field.Column) is { } amount ? Paid(row, field, amount) : null;
            case CustomKind.Date:
                return row.Day(field.Column) is { Day: var day } ? new() { Day = day } : null;
        }
        if (row.Bare(field.Column) is not { } written) return null;

        var read = Word(field, written);
        if (read.Refusal is null) return read.Value;

        row.RefuseField(field.Column, read.Refusal);
        return null;
    }

    private OwnValue? Paid(RowReading row, FieldView field, Money amount)
    {
        if (amount.Currency.Code == order.Business.CurrencyCode)
            return new() { Number = amount.Coins };

        row.RefuseField(
            field.Column, new NotAnAmount($"{amount}", order.Business.CurrencyCode));
        return null;
    }

    private static Result<OwnValue> Word(FieldView field, string written) => field.Kind switch
    {
        CustomKind.YesNo when SpokenWords.IsNo(written) => new OwnValue { Number = 0 },
        CustomKind.YesNo when Yes.Contains(
            written.Trim(), StringComparer.OrdinalIgnoreCase) =>
            new OwnValue { Number = 1 },
        CustomKind.YesNo => new NotYesOrNo(written),
        CustomKind.Choice => Chosen(field, written) is { } word
            ? new OwnValue { Text = word }
            : new NotAChoice(written, string.Join(", ", field.Choices)),
        CustomKind.MultiChoice => Several(field, written),
        _ => OwnValue.Read(field, written, Currency.Of("CNY")),
    };

    private static string? Chosen(FieldView field, string written) =>
        field.Choices.FirstOrDefault(c => c == written)
        ?? field.Choices.FirstOrDefault(
            c => string.Equals(c, written, StringComparison.OrdinalIgnoreCase));

    // A choice may hold the sign that parts choices: of two readings the longer one counts.
    private static Result<OwnValue> Several(FieldView field, string written)
    {
        var left = written.Trim(Between).Trim();
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (left.Length > 0)
        {
            var word = field.Choices.OrderByDescending(c => c.Length)
                .FirstOrDefault(c => Begins(left, c));
            if (word is null)
            {
                return new NotAChoice(
                    left.Split(Between)[0].Trim(), string.Join(", ", field.Choices));
            }
            words.Add(word);
            left = left[word.Length..].TrimStart().TrimStart(Between).TrimStart();
        }
        return new OwnValue { Several = [.. field.Choices.Where(words.Contains)] };
    }

    private static bool Begins(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        && (text[word.Length..].TrimStart(' ') is not [var next, ..] || Between.Contains(next));
}
