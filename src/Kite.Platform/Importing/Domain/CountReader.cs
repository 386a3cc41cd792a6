namespace Kite.Importing;

/// <summary>Reads how many: whole numbers, grouped by thousands or not.</summary>
public sealed class CountReader(DecimalSign? sign)
{
    public Result<long> Read(string written)
    {
        var plain = PlainText.Of(written);
        if (plain.Length == 0) return new CellIsEmpty();

        var negative = plain[0] is '-';
        var text = plain.AsSpan(negative || plain[0] is '+' ? 1 : 0).TrimStart();
        return WrittenNumber.Read(text, negative, written, decimals: 0, sign);
    }
}
