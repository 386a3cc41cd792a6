namespace Kite.Importing;

/// <summary>
/// Reads amounts of one currency, exactly to the coin: with or without its sign, grouped by
/// thousands or not, negative by a minus before or behind or by brackets.
/// </summary>
public sealed class AmountReader(Currency currency, DecimalSign? sign)
{
    private readonly string[] names =
        [.. NamesOf(currency).OrderByDescending(name => name.Length)];

    public Result<Money> Read(string written)
    {
        var plain = PlainText.Of(written);
        var text = plain.AsSpan();
        if (text.IsEmpty) return new CellIsEmpty();

        var negative = false;
        if (!IsBare(text)) Peel(ref text, out negative);
        if (!IsBare(text) && NamesAnother(text))
            return new AmountIsInAnotherCurrency(written, currency.Code);

        var coins = WrittenNumber.Read(text, negative, written, currency.Decimals, sign);
        return coins.Refusal is { } no ? no : new Money(coins.Value, currency);
    }

    /// <summary>
    /// The decimal sign that all of these amounts agree on; none where they show none, or differ.
    /// </summary>
    public static DecimalSign? SignOf(Currency currency, IEnumerable<string> sample)
    {
        var reader = new AmountReader(currency, null);
        DecimalSign? agreed = null;
        foreach (var written in sample)
        {
            var text = PlainText.Of(written).AsSpan();
            reader.Peel(ref text, out _);
            if (WrittenNumber.HasOther(text)) continue;
            if (WrittenNumber.SignIn(text) is not { } sign) continue;
            if (agreed is { } other && other != sign) return null;
            agreed = sign;
        }

        return agreed;
    }

    private static bool IsBare(ReadOnlySpan<char> text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1]);

    // A minus, a pair of brackets and the currency may stand around the digits in any order, each
    // at most once.
    private void Peel(ref ReadOnlySpan<char> text, out bool negative)
    {
        negative = false;
        var (signed, named) = (false, false);
        while ((!signed && (signed = PeelSign(ref text, ref negative)))
            || (!named && (named = PeelName(ref text))))
        {
        }
    }

    private static bool PeelSign(ref ReadOnlySpan<char> text, ref bool negative)
    {
        switch (text)
        {
            case ['(', .. var inside, ')']:
                text = inside.Trim();
                return negative = true;
            case ['-', .. var behind]:
                text = behind.TrimStart();
                return negative = true;
            case [.. var before, '-']:
                text = before.TrimEnd();
                return negative = true;
            case ['+', .. var behind]:
                text = behind.TrimStart();
                return true;
            default:
                return false;
        }
    }

    private bool PeelName(ref ReadOnlySpan<char> text)
    {
        foreach (var name in names)
        {
            if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                text = text[name.Length..].TrimStart();
                return true;
            }

            if (text.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                text = text[..^name.Length].TrimEnd();
                return true;
            }
        }

        return false;
    }

    private static bool NamesAnother(ReadOnlySpan<char> text)
    {
        var rest = text.Trim("0123456789., '-()").ToString();
        return Currency.Known.SelectMany(NamesOf)
            .Any(name => string.Equals(name, rest, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> NamesOf(Currency currency)
    {
        string[] written = [currency.Code, currency.Sign.TrimEnd('.'), .. currency.Sign[^1] switch
        {
            '$' => ["$", currency.Code[..2] + "$"],
            '¥' => ["¥"],
            '.' => [currency.Sign],
            _ => (string[])[],
        }];
        return currency.Code switch
        {
            "CNY" => [.. written, "RMB", "元", "圆"],
            "JPY" => [.. written, "円"],
            "VND" => [.. written, "VNĐ", "đ", "đồng"],
            _ => written,
        };
    }
}
