namespace Kite.Importing;

/// <summary>Reads how many: whole numbers, grouped by thousands or not.</summary>
public sealed class CountReader(DecimalSign? sign)
{
    public Result<long> Read(string written) => Read(written, decimals: 0, sign);

    public static Result<long> Read(string written, int decimals, DecimalSign? sign)
    {
        var plain = PlainText.Of(written);
        if (plain.Length == 0) return new CellIsEmpty();

        var negative = plain[0] is '-';
        var text = plain.AsSpan(negative || plain[0] is '+' ? 1 : 0).TrimStart();
        return WrittenNumber.Read(text, negative, written, decimals, sign);
    }
}

/// <summary>Reads how much, in thousandths: 1.5 as 1500.</summary>
public sealed class QuantityReader(DecimalSign? sign)
{
    private const int Decimals = 3;

    public Result<long> Read(string written) => CountReader.Read(written, Decimals, sign);
}
