using Kite.Cards;

namespace Kite.Tests;

/// <summary>
/// Bills on paper. Each line of a story: what is bought, how it is paid, what is taken from the
/// balance and what is paid otherwise, and why a strategy did not hold.
/// </summary>
internal static class PaperBill
{
    public static void Told(string strategies, string story, Guest? guest = null)
    {
        var all = PaperStrategies.Read(strategies);
        foreach (var line in story.Split('\n'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var priced = StrategyPricing.Price(
                PaperStrategies.Cart(words[0], guest), all, PaperStrategies.Plan(words[1]),
                PaperStrategies.Noon);
            var says = $"{priced.BalanceCoins}+{priced.OtherCoins}";
            Assert.True(says == words[2], $"{line.Trim()}, not {says}");
            Assert.Equal(
                words[3..].Order(),
                priced.Trace.Where(t => t.Why is not null)
                    .Select(t => $"{t.Name}:{Words.Kebab($"{t.Why}")}").Order());
        }
    }
}
