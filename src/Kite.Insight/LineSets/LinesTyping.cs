using Kite.Catalogue;

namespace Kite.Insight;

/// <summary>Lines as they are typed.</summary>
public sealed class LinesTyping
{
    public long? Often { get; set; }
    public decimal? Much { get; set; }
    public DateOnly? From { get; set; }
    public int? Months { get; set; }

    internal Result<ThresholdFacts> Facts(Currency currency)
    {
        var much = MoneyField.Read(Much, currency);
        return much.Refusal is { } no
            ? new BadInput("much", no)
            : new ThresholdFacts
            {
                Often = Often, Much = much.Value.Money, From = From, Months = Months,
            };
    }

    /// <summary>What an address says of lines that someone has put somewhere by hand.</summary>
    internal static LinesTyping Read(string uri, Currency currency)
    {
        var line = new AddressLine(uri);
        return new()
        {
            Often = line.Number("often"),
            Much = line.Number("much") is { } coins ? currency.InUnits(coins) : null,
        };
    }
}
