using Kite.Sample;

namespace Kite.Tests;

/// <summary>The sample business as it is drawn, before any book is opened.</summary>
public sealed class StoryTests
{
    private const ulong Seed = SampleBusiness.Seed;
    private const int Often = 4;
    private const int Much = 120_00;

    private static readonly DateOnly Today = new(2026, 11, 23);

    public static TheoryData<DateOnly> Days => new(
        Today, new DateOnly(2026, 3, 1), new DateOnly(2027, 1, 1), new DateOnly(2027, 7, 15),
        new DateOnly(2028, 2, 29));

    [Fact]
    public void The_same_seed_and_day_tell_the_same_story()
    {
        var (first, again) = (Story.Draw(Seed, Today), Story.Draw(Seed, Today));

        Assert.Equal(Told(first), Told(again));
        Assert.NotEqual(Told(first), Told(Story.Draw(Seed + 1, Today)));
    }

    [Theory, MemberData(nameof(Days))]
    public void All_four_quarters_are_well_peopled_in_every_half_year(DateOnly today)
    {
        foreach (var quarters in Halves(Story.Draw(Seed, today)).Select(Sizes))
        {
            var came = quarters.Values.Sum();
            Assert.InRange(came, 3_000, 4_600);
            Assert.All(quarters.Values, size => Assert.InRange(size, came / 8, came / 2));
        }
    }

    [Theory, MemberData(nameof(Days))]
    public void The_base_moves_slowly_toward_often_and_much(DateOnly today)
    {
        var halves = Halves(Story.Draw(Seed, today));
        var shares = halves.Select(h => (double)Sizes(h)['B'] / h.Count).ToList();
        var moved = halves[1].Count(g => halves[2].TryGetValue(g.Key, out var then)
            && then != g.Value);

        Assert.InRange(shares[2] - shares[1], 0.002, 0.06);
        Assert.True(moved > 400, $"only {moved} moved");
    }

    [Theory, MemberData(nameof(Days))]
    public void New_sleeping_lost_and_won_back_guests_are_all_there(DateOnly today)
    {
        var story = Story.Draw(Seed, today);
        var days = today.DayNumber - story.First.DayNumber;
        var visits = story.Guests
            .Where(g => g.Outings.Count > 0)
            .Select(g => g.Outings.Select(o => o.Day).Order().ToList())
            .ToList();

        Assert.InRange(visits.Count(v => v[0] > days - 90), 150, 600);
        Assert.InRange(
            visits.Count(v => v.Count > 8 && v[^1] < days - 40 && v[^1] > days - 150), 60, 700);
        Assert.InRange(visits.Count(v => v.Count > 8 && v[^1] < days - 180), 60, 900);
        Assert.InRange(
            visits.Count(v => v.Count > 8 && v.Zip(v.Skip(1)).Any(p => p.Second - p.First > 110)),
            40, 900);
    }

    [Fact]
    public void The_story_has_the_size_of_a_small_restaurant_group()
    {
        var story = Story.Draw(Seed, Today);
        var paid = story.Guests.SelectMany(g => g.Outings).Concat(story.Unnamed).ToList();

        Assert.Equal(5_000, story.Guests.Count);
        Assert.InRange(paid.Count, 60_000, 80_000);
        Assert.InRange(paid.Count(o => o.IsReturn), 200, 900);
        Assert.All(paid.Where(o => o.IsReturn), o => Assert.True(o.Coins <= 0));
        Assert.InRange(story.Unnamed.Count, 2_000, 6_000);
        Assert.Equal(Today, story.First.AddDays(paid.Max(o => o.Day)));
    }

    [Fact]
    public void Every_phone_is_in_its_one_form_and_belongs_to_one_guest()
    {
        var phones = Story.Draw(Seed, Today).Guests.Select(g => g.Phone).OfType<string>().ToList();

        Assert.Equal(phones.Count, phones.Distinct().Count());
        Assert.All(phones, phone => Assert.Equal(phone, Phone.Read(phone, "CN")));
    }

    private static IEnumerable<string> Told(Story story) => story.Guests.Select(g =>
        $"{g.Name} {g.Phone} {g.Email} {g.Address} {g.BirthDate:O} {g.Note} {g.OldCard} "
        + string.Join(' ', g.Outings));

    private static List<Dictionary<Guest, char>> Halves(Story story)
    {
        var starts = new[] { story.First, story.Today.AddMonths(-12), story.Today.AddMonths(-6) }
            .Select(d => d.DayNumber - story.First.DayNumber)
            .Append(int.MaxValue)
            .ToList();
        return [.. starts.Zip(starts.Skip(1)).Select(half => story.Guests
            .Select(g => (Guest: g, Quarter: QuarterOf(
                [.. g.Outings.Where(o => o.Day >= half.First && o.Day < half.Second)])))
            .Where(g => g.Quarter is not null)
            .ToDictionary(g => g.Guest, g => g.Quarter!.Value))];
    }

    private static char? QuarterOf(IReadOnlyList<Outing> outings)
    {
        var visits = outings.Where(o => !o.IsReturn).Select(o => o.Day).Distinct().Count();
        if (visits == 0) return null;

        var isMuch = outings.Sum(o => o.Coins) > (long)visits * Much;
        return (visits > Often, isMuch) switch
        {
            (true, true) => 'B',
            (false, true) => 'A',
            (true, false) => 'D',
            _ => 'C',
        };
    }

    private static Dictionary<char, int> Sizes(Dictionary<Guest, char> quarters) =>
        quarters.Values.CountBy(q => q).ToDictionary();
}
