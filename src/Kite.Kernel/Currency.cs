using System.Collections.Frozen;

namespace Kite;

/// <summary>An ISO 4217 currency and how many decimals its coins have.</summary>
public sealed record Currency(string Code, int Decimals, string Sign)
{
    public static readonly Currency Cny = new("CNY", 2, "¥");
    public static readonly Currency Eur = new("EUR", 2, "€");
    public static readonly Currency Usd = new("USD", 2, "$");
    public static readonly Currency Vnd = new("VND", 0, "₫");

    private static readonly FrozenDictionary<string, Currency> All = new Currency[]
    {
        Cny, Eur, Usd, Vnd,
        new("AED", 2, "AED"), new("AUD", 2, "A$"), new("BHD", 3, "BHD"), new("BRL", 2, "R$"),
        new("CAD", 2, "C$"), new("CHF", 2, "CHF"), new("CLP", 0, "CLP"), new("CZK", 2, "Kč"),
        new("DKK", 2, "kr."), new("GBP", 2, "£"), new("HKD", 2, "HK$"), new("HUF", 2, "Ft"),
        new("IDR", 2, "Rp"), new("ILS", 2, "₪"), new("INR", 2, "₹"), new("ISK", 0, "kr"),
        new("JOD", 3, "JOD"), new("JPY", 0, "JP¥"), new("KRW", 0, "₩"), new("KWD", 3, "KWD"),
        new("MOP", 2, "MOP$"), new("MXN", 2, "MX$"), new("MYR", 2, "RM"), new("NOK", 2, "kr"),
        new("NZD", 2, "NZ$"), new("OMR", 3, "OMR"), new("PHP", 2, "₱"), new("PLN", 2, "zł"),
        new("RON", 2, "lei"), new("RSD", 2, "RSD"), new("SAR", 2, "SAR"), new("SEK", 2, "kr"),
        new("SGD", 2, "S$"), new("THB", 2, "฿"), new("TND", 3, "TND"), new("TRY", 2, "₺"),
        new("TWD", 2, "NT$"), new("UAH", 2, "₴"), new("ZAR", 2, "R"),
    }.ToFrozenDictionary(c => c.Code, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Currency> Known =>
        All.Values.OrderBy(c => c.Code, StringComparer.Ordinal);

    public static Currency? Find(string code) => All.GetValueOrDefault(code.Trim());

    /// <summary>The currency of this code; throws where it is none that Kite knows.</summary>
    public static Currency Of(string code) =>
        Find(code)
        ?? throw new ArgumentException($"{code} is no currency Kite knows.", nameof(code));

    /// <summary>Coins in one unit: 100 in a euro, 1 in a dong.</summary>
    public long CoinsInUnit => Decimals switch { 0 => 1, 2 => 100, 3 => 1000, _ => 10_000 };

    public decimal InUnits(long coins) => (decimal)coins / CoinsInUnit;

    public override string ToString() => Code;
}
