using System.Globalization;
using CsCheck;
using Kite.Catalogue;

namespace Kite.Tests;

/// <summary>Which price holds for whom, as a shopkeeper would sign it.</summary>
public sealed class PricingTests
{
    // Prices in yuan, "-" where there is none: the full one, for members, in the list, which
    // holds in that year; whether they are a member; and why each other price was passed over.
    private const string Signed = """
        full memb list year day        is  price which   passed
        100  -    -    -    2026-06-01 no  100   Regular L:HasNoList M:IsNoMember
        100  80   -    -    2026-06-01 no  100   Regular L:HasNoList M:IsNoMember
        100  80   -    -    2026-06-01 yes 80    Member  L:HasNoList R:IsNotTheBest
        100  80   70   2026 2026-06-01 no  70    List    M:IsNoMember R:IsNotTheBest
        100  80   70   2026 2026-06-01 yes 70    List    M:IsNotTheBest R:IsNotTheBest
        100  60   70   2026 2026-06-01 yes 60    Member  L:IsNotTheBest R:IsNotTheBest
        100  -    120  2026 2026-06-01 no  120   List    M:IsNoMember R:IsNotTheBest
        100  80   120  2026 2026-06-01 yes 80    Member  L:IsNotTheBest R:IsNotTheBest
        100  70   70   2026 2026-06-01 yes 70    List    M:IsNotTheBest R:IsNotTheBest
        100  80   70   2026 2025-12-31 no  100   Regular L:HasNotBegun M:IsNoMember
        100  80   70   2026 2026-01-01 no  70    List    M:IsNoMember R:IsNotTheBest
        100  80   70   2026 2026-12-31 no  70    List    M:IsNoMember R:IsNotTheBest
        100  80   70   2026 2027-01-01 yes 80    Member  L:IsOver R:IsNotTheBest
        100  -    70   2026 2026-06-01 yes 70    List    M:HasNoSuchPrice R:IsNotTheBest
        100  -    -    2026 2026-06-01 yes 100   Regular L:HasNoSuchPrice M:HasNoSuchPrice
        -    -    -    -    2026-06-01 no  -     Asked   L:HasNoList M:IsNoMember R:HasNoSuchPrice
        -    -    70   2026 2026-06-01 no  70    List    M:IsNoMember R:HasNoSuchPrice
        """;

    private static readonly Gen<Money?> Prices = Gen.Select(
        Gen.Bool, Gen.Long[0, 1_000], Gen.Bool,
        (any, coins, yuan) => any
            ? new Money(coins, yuan ? Currency.Cny : Currency.Eur)
            : (Money?)null);

    [Fact]
    public void The_signed_table_holds()
    {
        var wrong = new List<string>();
        foreach (var line in Signed.Split('\n')[1..])
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var answer = Asked(words);
            var said = $"{Yuan(answer.Price)} {answer.Kind} "
                + string.Join(' ', answer.Passed.Select(p => $"{p.Kind.ToString()[0]}:{p.Why}"));
            if (said != string.Join(' ', words[6..])) wrong.Add($"{line} but {said}");
        }
        Expect.None(wrong);
    }

    [Fact]
    public void A_price_in_another_currency_is_never_taken()
    {
        var product = new ProductPrices(new(100, Currency.Eur), new(80, Currency.Eur));

        var answer = Pricing.Of(product, list: null, isMember: true, Currency.Cny, Day(1));

        Assert.Equal((PriceKind.Asked, null), (answer.Kind, answer.Price));
        Assert.Contains(
            new PassedPrice(PriceKind.Member, product.Member, WhyPassed.IsInAnotherCurrency),
            answer.Passed);
    }

    [Fact]
    public void A_member_never_pays_more_than_the_member_price_and_every_price_is_told() =>
        Gen.Select(Prices, Prices, Prices, Gen.Bool, Gen.Int[1, 28]).Sample(
            (regular, member, agreed, isMember, day) =>
            {
                var list = new ListTerms("B2B", Day(8), Day(20), agreed);
                var answer = Pricing.Of(
                    new(regular, member), list, isMember, Currency.Cny, Day(day));

                if (isMember && member?.Currency == Currency.Cny)
                    Assert.True(answer.Price!.Value.Coins <= member.Value.Coins);
                if (!isMember) Assert.NotEqual(PriceKind.Member, answer.Kind);
                if (day is < 8 or > 20) Assert.NotEqual(PriceKind.List, answer.Kind);
                Assert.Equal(Currency.Cny, answer.Price?.Currency ?? Currency.Cny);
                Assert.Equal(
                    answer.Kind is PriceKind.Asked ? 3 : 2, answer.Passed.Count);
            });

    private static PriceAnswer Asked(string[] words)
    {
        var list = words[3] == "-"
            ? null
            : new ListTerms(
                "B2B", new(int.Parse(words[3], CultureInfo.InvariantCulture), 1, 1),
                new(int.Parse(words[3], CultureInfo.InvariantCulture), 12, 31), Price(words[2]));
        return Pricing.Of(
            new(Price(words[0]), Price(words[1])), list, words[5] == "yes", Currency.Cny,
            DateOnly.Parse(words[4], CultureInfo.InvariantCulture));
    }

    private static DateOnly Day(int day) => new(2026, 6, day);

    private static Money? Price(string yuan) => yuan == "-"
        ? null
        : new Money(long.Parse(yuan, CultureInfo.InvariantCulture) * 100, Currency.Cny);

    private static string Yuan(Money? price) => price is { } money
        ? (money.Coins / 100).ToString(CultureInfo.InvariantCulture)
        : "-";
}
