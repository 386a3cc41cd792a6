using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Cards;
using Kite.Insight;
using Kite.Tests.Insight.Segments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests.Insight.Moving;

/// <summary>What a campaign did: everyone who was drawn beside everyone who was left out.</summary>
[Trait("books", "both")]
public sealed class CampaignMovementTests
{
    private const int Buyers = 260;
    private const int Others = 90;
    private const int Often = 1;
    private const int Much = 1_000;

    private static readonly DateOnly Issue = new(2026, 11, 23);
    private static readonly DateOnly Last = new(2026, 12, 3);
    private static readonly Guid Key = new("01935000-0000-7000-8000-000000000001");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everyone_drawn_counts_on_their_side_as_reckoned_plainly()
    {
        var sales = Sales();
        await using var shop = await FilledShop.With(sales);
        var owner = await Opened(shop);
        for (var i = 0; i < Others; i++)
            await owner.Tell("/customers", new { name = $"Never {i}", city = "Athens" });
        await Issued(owner, holdOut: 40);

        // One objects, and two turn out to be one person, after they were drawn.
        var guest = await owner.Ask("/customers/5");
        using var wish = await owner.PutAsJsonAsync(
            $"/api/v1/customers/{guest.Word("id")}/scoring-opt-out", new { words = "by phone" },
            Cancel);
        wish.EnsureSuccessStatusCode();
        var (seven, eight) = (await owner.Ask("/customers/7"), await owner.Ask("/customers/8"));
        await owner.Tell($"/customers/{seven.Word("id")}/merges", new { other = eight.Word("id") });
        await Level(shop);
        shop.Clock.Advance(TimeSpan.FromDays(20));

        var told = await Told(owner);
        var draws = (await shop.Books(db => db.Set<CouponDraw>().AsNoTracking()
                .ToListAsync(Cancel)))
            .Where(d => d.CustomerNumber is not (5 or 8))
            .ToDictionary(d => d.CustomerNumber, d => d.Place == 0);
        var one = sales.ConvertAll(s => s with { Customer = s.Customer == 8 ? 7 : s.Customer });
        Assert.Equal(
            ("none", "2026-11-12", "2026-11-22", "2026-11-23", "2026-12-03"),
            (told.Word("doubt"), told.Word("from"), told.Word("to"), told.Word("thenFrom"),
                told.Word("thenTo")));
        Assert.Equal(
            (draws.Values.Count(left => !left), draws.Values.Count(left => left)),
            (told.Number("customers"), told.Number("others")));
        Assert.Equal(Plainly(one, draws), Ways(told));
        Assert.NotEmpty(Ways(told));
        var isOut = await shop.Books(db => db.Set<CouponDraw>()
            .AnyAsync(d => d.CustomerNumber == 5 && d.Place == 0, Cancel));
        Assert.Equal(
            isOut ? (0, 1) : (1, 0),
            (told.Number("objecting"), told.Number("othersObjecting")));
    }

    [Fact]
    public async Task Where_many_more_have_objected_on_one_side_it_is_doubted()
    {
        await using var shop = await FilledShop.With(Sales());
        var owner = await Opened(shop);
        for (var i = 0; i < Others; i++)
            await owner.Tell("/customers", new { name = $"Never {i}", city = "Athens" });
        await Issued(owner, holdOut: 40);
        var got = await shop.Books(db => db.Set<CouponDraw>().Where(d => d.Place > 0)
            .OrderBy(d => d.Place).Select(d => d.CustomerNumber).Take(20).ToListAsync(Cancel));
        foreach (var number in got)
        {
            var guest = await owner.Ask($"/customers/{number}");
            using var wish = await owner.PutAsJsonAsync(
                $"/api/v1/customers/{guest.Word("id")}/scoring-opt-out",
                new { words = "who wants coupons?" }, Cancel);
            wish.EnsureSuccessStatusCode();
        }
        shop.Clock.Advance(TimeSpan.FromDays(20));

        var told = await Told(owner);
        Assert.Equal(
            ("uneven", 20, 0),
            (told.Word("doubt"), told.Number("objecting"), told.Number("othersObjecting")));
        Assert.NotEmpty(Ways(told));
        Assert.NotNull(told.Word("why"));
    }

    [Fact]
    public async Task Before_its_days_are_over_it_says_so_beside_the_figures()
    {
        await using var shop = await FilledShop.With(Sales());
        var owner = await Opened(shop);
        await Issued(owner, holdOut: 40);
        shop.Clock.Advance(TimeSpan.FromDays(4));

        var early = await Told(owner);
        Assert.Equal(
            ("not-over", "2026-11-27", "2026-12-03"),
            (early.Word("doubt"), early.Word("thenTo"), early.Word("until")));
        Assert.NotEmpty(Ways(early));
        Assert.NotNull(early.Word("why"));
        var part = await owner.Ask(
            $"/insight/movement/campaign?campaign={Key}&often=1000&much=1");
        Assert.DoesNotContain(Ways(part), w => w.StartsWith('B') || w.StartsWith('D'));
    }

    [Fact]
    public async Task Where_nobody_or_hardly_anybody_is_left_out_nothing_is_told()
    {
        await using var shop = await FilledShop.With(Sales().FindAll(s => s.Customer < 40));
        var owner = await Opened(shop);
        await Issued(owner, holdOut: 0);
        var alone = await Told(owner);
        Assert.Equal(("no-comparison", 0), (alone.Word("doubt"), alone.Ways()));

        var few = Guid.CreateVersion7();
        await Issued(owner, holdOut: 50, few, "Few");
        var told = await Told(owner, few);
        Assert.Equal(("few", 0), (told.Word("doubt"), told.Ways()));
        Assert.Equal(39, told.Number("customers") + told.Number("others"));

        // Whoever comes may use these: nobody was drawn.
        var made = await owner.Tell("/coupon-campaigns", new
        {
            name = "Flyers", kindId = (await owner.Ask("/coupon-kinds")).Items().First().Word("id"),
            coupons = 3,
        });
        var flyers = await Told(owner, Guid.Parse(made.Word("id")!));
        Assert.Equal("no-comparison", flyers.Word("doubt"));
    }

    [Fact]
    public async Task Who_may_not_see_the_segment_is_not_told()
    {
        await using var shop = await FilledShop.With(Sales().FindAll(s => s.Customer < 10));
        var owner = await Opened(shop);
        await Issued(owner, holdOut: 20);
        var origin = """{"ofProducts":true}""";
        await shop.Books(db => db.Database.ExecuteSqlAsync(
            $"UPDATE segments SET origin = {origin}", Cancel));

        var blind = await shop.Client("insight:read cards:read customers:read");
        using var answer = await blind.GetAsync(
            $"/api/v1/insight/movement/campaign?campaign={Key}", Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var cardless = await shop.Client("insight:read purchases:read");
        using var barred = await cardless.GetAsync(
            $"/api/v1/insight/movement/campaign?campaign={Key}", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
    }

    // Some came often and some seldom before, and go on as they please: no day has a meaning.
    private static List<Sale> Sales()
    {
        var random = new Random(7);
        var sales = new List<Sale>();
        for (var guest = 1L; guest <= Buyers; guest++)
        {
            for (var day = Issue.AddDays(-11); day <= Last; day = day.AddDays(1))
            {
                if (random.NextDouble() < (guest % 3 + 1) * 0.06)
                    sales.Add(new(guest, day, random.Next(200, 2_000)));
            }
            sales.Add(new(guest, new(2026, 9, 1), 100));
        }
        return sales;
    }

    private static async Task<HttpClient> Opened(Shop shop)
    {
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Harbour" });
        await shop.Books(db => db.Database.ExecuteSqlAsync(
            $"UPDATE customers SET city = 'Athens' WHERE number > 0", Cancel));
        await shop.Books(Numbered);
        return owner;
    }

    // The sales brought their customers along: the next one takes the next number.
    private static async Task<bool> Numbered(KiteDb db)
    {
        await using var whole = await db.Database.BeginTransactionAsync(Cancel);
        await Counter.Take(db, Counter.Customers, 1_000, Cancel);
        await whole.CommitAsync(Cancel);
        return true;
    }

    private static async Task Issued(
        HttpClient owner, int holdOut, Guid? id = null, string name = "Spring")
    {
        var segment = await owner.Segment(name, Guestbook.Rule("city", "is", "Athens"));
        var kind = await owner.Tell("/coupon-kinds", new
        {
            name, effect = "percent", basisPoints = 1_000, days = 10,
        });
        await owner.Tell("/coupon-campaigns", new
        {
            name, kindId = kind.Word("id"), segment = segment.Word("id"),
            holdOutPercent = holdOut, id = id ?? Key,
        });
    }

    private static async Task Level(Shop shop)
    {
        var mirror = shop.Services.GetRequiredService<Mirror>();
        while (await mirror.Follow(Cancel)) { }
    }

    private static Task<JsonElement> Told(HttpClient owner, Guid? campaign = null) => owner.Ask(
        $"/insight/movement/campaign?campaign={campaign ?? Key}&often={Often}&much={Much}");

    private static List<string> Ways(JsonElement told) =>
    [
        .. told.GetProperty("ways").EnumerateArray().Select(w => string.Create(
            CultureInfo.InvariantCulture,
            $"{w.Word("from")}>{w.Word("to")} {w.Number("customers")}/{w.Number("of")} "
            + $"{w.Number("otherCustomers")}/{w.Number("otherOf")} "
            + $"{w.GetProperty("difference").GetDouble():0.000000}"))
            .Order(StringComparer.Ordinal),
    ];

    // The same by counting on one's fingers.
    private static List<string> Plainly(List<Sale> sales, Dictionary<long, bool> leftOut)
    {
        var moves = leftOut.Select(d => (
            d.Value, From: State(d.Key, Issue.AddDays(-11), Issue.AddDays(-1)),
            To: State(d.Key, Issue, Last))).ToList();
        var ways = new List<string>();
        foreach (var row in moves.GroupBy(m => m.From))
        {
            var (got, left) = (row.Count(m => !m.Value), row.Count(m => m.Value));
            if (got < 30 || left < 30) continue;
            foreach (var way in row.GroupBy(m => m.To))
            {
                var (some, others) = (way.Count(m => !m.Value), way.Count(m => m.Value));
                var difference = (double)some / got - (double)others / left;
                ways.Add(FormattableString.Invariant(
                    $"{row.Key}>{way.Key} {some}/{got} {others}/{left} {difference:0.000000}"));
            }
        }
        return [.. ways.Order(StringComparer.Ordinal)];

        string State(long customer, DateOnly from, DateOnly to)
        {
            var mine = sales.Where(s => s.Customer == customer && s.Day >= from && s.Day <= to)
                .ToList();
            if (mine.Count == 0) return "none";
            var visits = mine.Select(s => s.Day).Distinct().Count();
            var isMuch = mine.Sum(s => s.Net) > (long)Much * visits;
            return (visits > Often, isMuch) switch
            {
                (true, true) => "B",
                (false, true) => "A",
                (true, false) => "D",
                _ => "C",
            };
        }
    }
}
