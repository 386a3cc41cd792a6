namespace Kite.Sales;

/// <summary>A bill as it stands on the screen, and what is due by the means in hand.</summary>
public sealed record WorkedOut(CheckoutQuote Quote, Money Due);

/// <summary>
/// Works out the bill on the screen for the way of paying that is chosen: what the balance pays
/// may have another price than what is paid otherwise.
/// </summary>
internal sealed class WorkOut(QuoteCheckout quotes)
{
    // What is left to find is a fraction of it each time, so a few steps are enough.
    private const int Steps = 12;

    public async Task<Result<WorkedOut>> Run(
        Asker asker, Func<IReadOnlyList<TenderFacts>, CheckoutFacts> facts, TillPlan plan,
        CancellationToken cancel)
    {
        var settled = await quotes.Run(asker, facts(plan.Parts), cancel);
        if (settled.Refusal is { } no) return no;
        var quote = settled.Value;
        if (!plan.IsFromBalance || quote.Due.Coins == 0) return new WorkedOut(quote, quote.Due);

        var whole = plan.Parts.Count == 0 ? PlanOf(quote)?.Total ?? quote.Due : quote.Due;
        if (plan.Card is not { } card || card.Balance.Currency != whole.Currency)
            return new WorkedOut(quote, whole);

        for (var step = 0; step < Steps && whole.Coins > 0; step++)
        {
            var part = new TenderFacts(TenderKind.StoredValue, whole, Card: card.Number);
            var tried = await quotes.Run(asker, facts([.. plan.Parts, part]), cancel);
            if (tried.Refusal is not null) break;

            quote = tried.Value;
            if (quote.Due.Coins == 0) break;
            whole += quote.Due;
        }
        return new WorkedOut(quote, whole);
    }

    /// <summary>The way that pays all from the balance.</summary>
    public static BillPlanView? PlanOf(CheckoutQuote quote) =>
        quote.Plans.FirstOrDefault(p => p.Otherwise.Coins == 0 && p.FromBalance == p.Total);
}
