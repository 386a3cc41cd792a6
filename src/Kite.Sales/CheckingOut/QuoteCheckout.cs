using System.Globalization;
using Kite.Cards;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Sales;

/// <summary>
/// Says what a bill comes to and how it would be paid. Nothing is written: a quote is its own end
/// and its own seal over the bill, the means of payment and the sum.
/// </summary>
internal sealed class QuoteCheckout(
    ReckonBill reckon, CardTill cards, MasterKeys masters, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(2);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/checkouts/quotes",
                async (
                    CheckoutFacts facts, QuoteCheckout quote, Asker asker,
                    CancellationToken cancel) =>
                    (await quote.Run(asker, facts, cancel)).ToHttp())
            .Needing(May.Sell)
            .WithSummary("What a bill comes to; the quote holds for two minutes");

    public async Task<Result<CheckoutQuote>> Run(
        Asker asker, CheckoutFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        var reckoned = await reckon.Run(asker, facts, cancel);
        if (reckoned.Refusal is { } no) return no;

        var bill = reckoned.Value;
        var ends = clock.GetUtcNow() + Lasts;
        var due = bill.Bill.Total - bill.Tendered;
        var onCard = facts.Card is { } card
            ? await cards.OnCard(asker, card, bill.Day, cancel)
            : null;
        return new CheckoutQuote(
            due.Coins == 0 ? Written(facts, bill, ends.ToUnixTimeMilliseconds()) : null,
            ends, bill.Lines, bill.Taxes, bill.Bill.Tax, bill.Bill.Total,
            [
                .. bill.Tenders.Select(t => new BillTenderView(
                    t.Kind, t.Amount, t.Given, t.Card?.Number, Transaction: null)
                {
                    Points = t.Points,
                }),
            ],
            due)
        {
            Plans = bill.Cart.Plans(onCard),
            Coupons = bill.Cart.Coupons,
            Strategies = bill.Cart.Trace,
        };
    }

    /// <summary>Why the quote that is brought does not hold for this bill; null where it does.
    /// </summary>
    public Refusal? Stops(CheckoutFacts facts, Reckoned bill)
    {
        if (string.IsNullOrWhiteSpace(facts.Quote)) return null;

        var word = facts.Quote.Trim().Split('-')[0];
        if (!long.TryParse(
                word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var ends)
            || facts.Quote.Trim() != Written(facts, bill, ends))
        {
            return new QuoteIsForAnother();
        }
        return ends < clock.GetUtcNow().ToUnixTimeMilliseconds() ? new QuoteHasRunOut() : null;
    }

    private string Written(CheckoutFacts facts, Reckoned bill, long ends)
    {
        var end = ends.ToString("x", CultureInfo.InvariantCulture);
        var said = string.Create(
            CultureInfo.InvariantCulture,
            $"{end} {bill.Bill.Total.Coins} {Convert.ToHexString(facts.Hash())}");
        return $"{end}-{Convert.ToHexStringLower(masters.Token("checkout-quote", said))}";
    }
}
