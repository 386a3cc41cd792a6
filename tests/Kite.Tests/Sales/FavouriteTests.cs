using Kite.Sales;

namespace Kite.Tests;

/// <summary>What is bought again and again, and what is chance (K2).</summary>
public sealed class FavouriteTests
{
    // Visits, parted by bars, each with what was bought on it; then what is told.
    private const string Stories = """
        bought on each visit                     told
        tea | tea | tea | tea                    -
        tea | tea | tea | pie | pie              tea=3/5
        tea tea | tea | pie | pie | soup         -
        tea | tea pie | tea pie | pie | soup     pie=3/5 tea=3/5
        a b | a b c | a b c d | a c d | a d      a=5/5 b=3/5 c=3/5
        t | t | t | u | v | w | x                t=3/7
        t | t | t | u | v | w | x | y            -
        """;

    [Fact]
    public void Only_what_is_no_chance_is_told()
    {
        foreach (var line in Stories.Split('\n')[1..])
        {
            var words = line.Split(
                "  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var bought = words[0].Split('|').SelectMany((visit, i) => visit
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(thing => new ThingBought(First.AddDays(i), thing)));

            var told = Favourites.Of(bought).Select(f => $"{f.Thing}={f.Times}/{f.Of}");

            Assert.Equal(words[1] == "-" ? "" : words[1], string.Join(' ', told));
        }
    }

    private static DateOnly First => new(2026, 11, 1);
}
