using Kite.Cards;
using Kite.Sales;

namespace Kite.Tests;

/// <summary>How a bill on the screen is paid, part by part (T3).</summary>
public sealed class TillPlanTests
{
    private static readonly Money Due = new(31_040, Currency.Cny);

    [Theory]
    [InlineData("400", 8_960L)]
    [InlineData("310.4", 0L)]
    [InlineData("310", null)]
    [InlineData("", null)]
    [InlineData("4,000", null)]
    public void Change_is_what_was_handed_over_less_what_is_due(string given, long? change)
    {
        var plan = new TillPlan { Given = given };

        Assert.Equal(change, plan.ChangeOf(Due)?.Coins);
    }

    [Theory]
    [InlineData(TenderKind.Cash, null, "310", "given", "given-is-unfit")]
    [InlineData(TenderKind.Cash, null, "10,000", "given", "amount-is-unreadable")]
    [InlineData(TenderKind.BankCard, "400", null, "amount", "more-than-is-due")]
    [InlineData(TenderKind.BankCard, "0", null, "amount", "tender-is-unfit")]
    [InlineData(TenderKind.StoredValue, null, null, "card", "tender-needs-card")]
    public void What_cannot_be_taken_is_refused_at_its_field(
        TenderKind kind, string? amount, string? given, string field, string code)
    {
        var plan = new TillPlan();
        plan.By(kind);
        if (amount is not null) plan.Split(true);
        (plan.Amount, plan.Given) = (amount, given);

        var fault = Assert.Single(Assert.IsType<BadInput>(plan.Next(Due).Refusal).Faults);

        Assert.Equal((field, code), (fault.Field, fault.Why.Code));
    }

    // 1,250 points, spent by hundreds, a hundred worth five: what is typed, and what that pays.
    [Theory]
    [InlineData(null, 1_200, 6_000)]
    [InlineData("300", 300, 1_500)]
    [InlineData("1200", 1_200, 6_000)]
    [InlineData("150", 0, 0)]
    [InlineData("1,200", 0, 0)]
    [InlineData("1300", 0, 0)]
    [InlineData("0", 0, 0)]
    [InlineData("-100", 0, 0)]
    [InlineData("99999999999999999999", 0, 0)]
    public void Points_are_spent_in_steps_and_never_more_than_there_are(
        string? typed, long points, long worth)
    {
        var plan = new TillPlan { InHand = Points(1_250) };
        plan.By(TenderKind.Points);
        plan.Points = typed;

        var next = plan.Next(Due);

        Assert.Equal(points > 0, next.Refusal is null);
        Assert.Equal(points > 0, plan.IsReadable(Due));
        Assert.Equal(
            points > 0 ? $"{points} for {worth}" : "points",
            next.Refusal is BadInput no
                ? no.Faults[0].Field
                : $"{next.Value.Points} for {next.Value.Amount!.Value.Coins}");
    }

    [Fact]
    public void Points_never_pay_more_than_is_due()
    {
        var points = Points(100_000);

        Assert.Equal(6_200, points.MostFor(Due));
        Assert.IsType<MoreThanIsDue>(points.Read("6300", Due).Refusal);
        Assert.IsType<TooFewPoints>(points.Read(null, new(499, Currency.Cny)).Refusal);
    }

    [Fact]
    public void A_part_is_settled_and_the_rest_is_paid_otherwise()
    {
        var plan = new TillPlan();
        plan.By(TenderKind.Mobile);
        plan.Split(true);
        plan.Amount = "10.40";
        plan.Settle(plan.Next(Due).Value);
        plan.Given = "500";

        var rest = plan.Next(Due - new Money(1_040, Currency.Cny)).Value;

        Assert.Equal((TenderKind.Mobile, 1_040), (plan.Parts[0].Kind, plan.Parts[0].Amount?.Coins));
        Assert.Equal((TenderKind.Cash, 30_000, 50_000),
            (rest.Kind, rest.Amount?.Coins, rest.Given?.Coins));
    }

    [Theory]
    [InlineData("CNY", 31_040, "310.40 350 400 500")]
    [InlineData("CNY", 4_515, "45.15 50 100")]
    [InlineData("CNY", 50, "0.50 1 5 10")]
    [InlineData("VND", 310_400, "310400 350000 400000 500000")]
    [InlineData("CNY", 0, "")]
    public void Sums_that_are_handed_over_often_lie_at_hand(string code, long coins, string sums)
    {
        var handy = TillPlan.Handy(new(coins, Currency.Of(code)));

        Assert.Equal(sums, string.Join(' ', handy.Select(TillPlan.Typed)));
    }

    [Fact]
    public void The_same_product_counts_up_and_what_is_priced_at_the_till_stands_apart()
    {
        var bill = new TillBill();
        bill.Add(Named("TEA", 1_000), "Tea");
        bill.Add(Named("SOUP", null), "Soup");
        bill.Price(1, new(700, Currency.Cny));
        bill.Add(Named("SOUP", null), "Soup");
        bill.Add(Named("TEA", 1_000), "Tea");

        Assert.Equal(
            ["TEA 2000", "SOUP 1000", "SOUP 1000"],
            bill.Lines.Select(l => $"{l.Line.Product} {l.Line.QuantityThousandths}"));
        Assert.Equal("TEA", bill.InHand?.Line.Product);
        bill.Count(0, 0);
        Assert.Equal(["SOUP", "SOUP"], bill.Lines.Select(l => l.Line.Product));
    }

    [Theory]
    [InlineData("Candle 3.50", "Candle 350")]
    [InlineData("Two candles 7", "Two candles 700")]
    [InlineData("12.5", "Amount 1250")]
    [InlineData("Candle", null)]
    [InlineData("Candle 1,000", null)]
    [InlineData("Candle 0", null)]
    public void A_name_and_an_amount_are_a_line_of_their_own(string typed, string? line)
    {
        var read = PlainAmount.Read(typed, Currency.Cny, "Amount");

        Assert.Equal(line, read is { } plain ? $"{plain.Name} {plain.Amount.Coins}" : null);
    }

    private static Kite.Catalogue.ProductView Named(string code, long? price) => new(
        Guid.CreateVersion7(), code, code, new Dictionary<string, string?>(StringComparer.Ordinal),
        null, null, [], price is { } coins ? new Money(coins, Currency.Cny) : null, null, null, 1);

    private static PointsInHand Points(long held)
    {
        var nothing = new Money(0, Currency.Cny);
        var card = new CardView(
            default, 100_001, default, "Gold", default, null, null, null, nothing, nothing,
            nothing, held, false, false, 1, default, default, 1);
        return new(card, 100, new(500, Currency.Cny));
    }
}
