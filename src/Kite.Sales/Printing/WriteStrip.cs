using System.Globalization;
using Kite.Catalogue;
using Microsoft.Extensions.Localization;

namespace Kite.Sales;

/// <summary>What stands on a printed receipt, line by line, in the words of whoever prints.
/// </summary>
internal sealed class WriteStrip(
    IStringLocalizer<Texts> texts, IStringLocalizer<Cards.Texts> cards)
{
    public IReadOnlyList<StripPart> Run(TillReceipt receipt, bool isCopy, string? link) =>
    [
        .. Head(receipt, isCopy),
        new StripRule(),
        .. receipt.Bill.Lines.SelectMany(Line),
        new StripRule(),
        .. receipt.Bill.Taxes.Select(tax => Tax(tax, receipt)),
        new StripText(texts["receipt.total"], Figures.Exact(receipt.Bill.Total))
        {
            Look = StripLook.Big,
        },
        .. receipt.Bill.Tenders.SelectMany(Tender),
        .. Points(receipt.Bill.Points),
        .. receipt.Bill.Gifts.SelectMany(Gift),
        .. receipt.Seals.SelectMany(Seal),
        .. Link(link),
    ];

    public IReadOnlyList<StripPart> Test(TillPrinter printer) =>
    [
        Centred("Kite", StripLook.Big),
        Centred(texts["printers.test.says"]),
        new StripRule(),
        new StripText($"{printer.Address}:{printer.Port}", texts[$"paper.{printer.Paper}"]),
        new StripText(texts["receipt.total"], Bare(new(123_456, Currency.Cny)))
        {
            Look = StripLook.Bold,
        },
        new StripSquare("https://example.com/"),
    ];

    private IEnumerable<StripPart> Head(TillReceipt receipt, bool isCopy)
    {
        var bill = receipt.Bill;
        if (isCopy) yield return Centred(texts["receipt.copy"].Value.ToUpper(
            CultureInfo.CurrentCulture), StripLook.Bold);
        yield return Centred(receipt.Business, StripLook.Big);
        yield return Centred($"{receipt.Store}, {receipt.Till}");
        yield return Centred(texts["receipt.numbered", bill.Number]);
        yield return Centred(Moments.Say(bill.At, receipt.Zone));
        yield return Centred(texts["receipt.by", bill.Who]);
        if (bill.CustomerNumber is { } customer)
            yield return Centred(texts["till.guest.numbered", customer]);
    }

    private IEnumerable<StripPart> Line(BillLineView line)
    {
        yield return new StripText(line.Name, Bare(line.Amount));
        if (line.QuantityThousandths != 1_000)
        {
            yield return Small(
                $"{Quantities.Write(line.QuantityThousandths)} × {Bare(line.Unit)}");
        }
        foreach (var (words, isOff) in LineWords.Of(line, texts))
        {
            if (isOff) yield return Small(words);
        }
    }

    private StripText Tax(BillTaxView tax, TillReceipt receipt) => new(
        texts[
            tax.IsIncluded ? "receipt.tax.in" : "receipt.tax.on",
            receipt.Taxes.GetValueOrDefault(tax.TaxRate) ?? tax.TaxRate,
            Figures.Percent(tax.BasisPoints / 10_000d, tax.BasisPoints % 100 == 0 ? 0 : 2),
            Bare(tax.Net)],
        Bare(tax.Tax));

    private IEnumerable<StripPart> Tender(BillTenderView tender)
    {
        yield return new StripText(
            texts[$"bill.tender.{tender.Kind}"], Bare(tender.Given ?? tender.Amount));
        if (tender.Change is { Coins: > 0 } change)
            yield return new StripText(texts["till.change"], Bare(change));
        if (tender is { Card: { } card, Kind: TenderKind.StoredValue, After: { } after })
        {
            yield return Small(texts["receipt.card", card]);
            yield return Small(texts["receipt.before"], Bare(tender.Before!.Value));
            yield return Small(texts["receipt.after"], Bare(after));
        }
        if (tender is not { Points: { } spent, PointsAfter: { } left }) yield break;
        yield return Small(texts["receipt.points.spent"], Figures.Count(spent));
        yield return Small(texts["receipt.points.left"], Figures.Count(left));
    }

    private IEnumerable<StripPart> Points(BillPointsView? given)
    {
        if (given is null) yield break;
        yield return new StripText(texts["receipt.points.given"], Figures.Count(given.Points));
        yield return Small(texts["receipt.points.left"], Figures.Count(given.After));
    }

    private IEnumerable<StripPart> Gift(BillGiftView gift)
    {
        yield return new StripRule();
        yield return Centred(texts["receipt.gift"], StripLook.Bold);
        yield return Centred(gift.Kind);
        if (gift.Code is not { } letters)
        {
            yield return Centred($"… {gift.Ending}");
            yield break;
        }
        yield return new StripSquare(letters.Replace("-", "", StringComparison.Ordinal));
        yield return Centred(letters);
        if (gift.LastDay is { } day)
            yield return Centred(cards["coupons.until", Figures.Day(day)]);
    }

    private IEnumerable<StripPart> Seal(Cards.CardSealView seal)
    {
        yield return new StripRule();
        yield return new StripSquare(seal.Text);
        yield return Centred(cards["seal.new", seal.CardNumber], StripLook.Bold);
        yield return Centred(cards["seal.new.says"]);
    }

    private IEnumerable<StripPart> Link(string? link)
    {
        if (link is null) yield break;
        yield return new StripRule();
        yield return new StripSquare(link);
        yield return Centred(texts["receipt.link"]);
    }

    private static StripText Centred(string words, StripLook look = StripLook.Plain) =>
        new(words) { Look = look, IsCentred = true };

    private static StripText Small(string words, string? figure = null) =>
        new(words, figure) { Look = StripLook.Small };

    private static string Bare(Money money) => money.ToString(CultureInfo.CurrentCulture);
}
