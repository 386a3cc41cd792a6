using System.Net;
using System.Net.Http.Json;
using Kite.Cards;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using static Kite.Tests.SegmentCampaignTests;

namespace Kite.Tests;

/// <summary>A campaign that was killed in the middle goes on behind the last coupon.</summary>
[Trait("books", "both")]
public sealed class CampaignCutShortTests
{
    private const int Guests = 6_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 5_000)]
    public async Task Wherever_it_is_killed_it_goes_on_and_nobody_gets_two(
        int lastLook, int issued)
    {
        await using var shop = await CouponShop.Open();
        await shop.Shop.Books(Fill);
        var segment = Guid.Parse(await Segment(shop, live: false));
        var kind = Guid.Parse(await shop.Kind());
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Begin(shop, segment, kind, lastLook));

        // Who is on which side is written; so many have theirs, and the books say so.
        var (drawn, given) = await Counts(shop);
        Assert.Equal((Guests, issued), (drawn, given));
        Assert.True((await shop.Verify()).IsWell);
        var before = await Draws(shop);

        // Who took back what is there would have the rest come after it.
        var campaign = await shop.Shop.Books(
            db => db.Set<CouponCampaign>().Select(c => c.Id).SingleAsync(Cancel));
        using (var early = await shop.Till.PostAsJsonAsync(
            $"/api/v1/coupon-campaigns/{campaign}/withdrawals", new { reason = "Too early" },
            Cancel))
        {
            Assert.Contains(
                "campaign-is-being-issued", await early.Content.ReadAsStringAsync(Cancel));
        }

        // Someone objects meanwhile: the draw stays, the wish holds.
        var last = await shop.Till.Ask($"/customers/{Guests}");
        await Objects(shop, last);
        await Finish(shop);
        Assert.Equal((Guests, issued), await Counts(shop));
        shop.Shop.Clock.Advance(TimeSpan.FromMinutes(3));
        await Task.WhenAll(Finish(shop), Finish(shop));
        await Finish(shop);

        Assert.Equal((Guests, Guests), await Counts(shop));
        Assert.Equal(before, await Draws(shop));
        var coupons = await Coupons(shop);
        Assert.Equal(Guests, coupons.Select(c => c.CustomerId).Distinct().Count());
        Assert.Equal(
            [Guests], coupons.Where(c => c.WithdrawnAt is not null)
                .Select(c => c.CustomerNumber!.Value));
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task Under_a_key_too_it_is_issued_in_turns_and_after_a_kill_told_the_same()
    {
        await using var shop = await CouponShop.Open();
        await shop.Shop.Books(Fill);
        var segment = Guid.Parse(await Segment(shop, live: false));
        var kind = Guid.Parse(await shop.Kind());
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Begin(shop, segment, kind, lastLook: 2, key: "spring"));

        // Who had theirs before the power cut has it; nobody was held until the last one.
        Assert.Equal((Guests, 5_000), await Counts(shop));
        var facts = new
        {
            name = "Spring", kindId = kind, segment, holdOutPercent = 0,
        };
        var told = await Send(shop, facts, "spring");
        Assert.Equal(
            (Guests, Guests), (told.Number("coupons"), told.Number("issued")));
        Assert.Equal((Guests, Guests), await Counts(shop));
        Assert.Equal(told.GetRawText(), (await Send(shop, facts, "spring")).GetRawText());
        Assert.True((await shop.Verify()).IsWell);
    }

    [Fact]
    public async Task Four_who_send_one_key_at_once_are_told_of_one_campaign()
    {
        await using var shop = await CouponShop.Open();
        foreach (var segment in new[] { await Athens(shop, 20), null })
        {
            var facts = new
            {
                name = $"To {segment ?? "anyone"}",
                kindId = await shop.Kind(CouponShop.Twenty($"{segment}!")),
                segment, coupons = segment is null ? 20 : (int?)null,
            };
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => Send(shop, facts, $"key {segment}")));

            Assert.Single(answers.Select(a => a.GetRawText()).Distinct());
            Assert.Single((await shop.Till.Ask("/coupon-campaigns")).Items(),
                c => c.Word("name") == facts.name);
            using var other = await shop.Till.SendAsync(
                Keyed(new { facts.name, facts.kindId, coupons = 2 }, $"key {segment}"), Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
            Assert.Contains(
                "key-was-used-for-another", await other.Content.ReadAsStringAsync(Cancel));
        }
        Assert.True((await shop.Verify()).IsWell);
    }

    private static HttpRequestMessage Keyed(object facts, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/coupon-campaigns")
        {
            Content = JsonContent.Create(facts),
        };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    // The wishes are looked at once for the draw and once for each batch.
    private sealed class CutsOut(int lastLook) : IObjections
    {
        private int looks;

        public Task<IReadOnlySet<long>> Numbers(CancellationToken cancel) => ++looks > lastLook
            ? throw new InvalidOperationException("a power cut")
            : Task.FromResult<IReadOnlySet<long>>(new HashSet<long>());
    }

    private static Task<bool> Begin(
        CouponShop shop, Guid segment, Guid kind, int lastLook, string? key = null) =>
        shop.Shop.With(async (IServiceProvider all) =>
        {
            var db = all.GetRequiredService<KiteDb>();
            var desk = all.GetRequiredService<CardDesk>();
            var eligible = new EligibleCustomers(
                db, all.GetServices<ICustomerGroups>(), [new CutsOut(lastLook)]);
            var clock = all.GetRequiredService<TimeProvider>();
            var mint = all.GetRequiredService<CouponMint>();
            var finish = new FinishCampaigns(
                db, desk, mint, eligible, clock,
                all.GetRequiredService<IStringLocalizer<Cards.Texts>>());
            var issue = new IssueCampaign(
                db, desk, mint, new(db, eligible, finish, clock), finish,
                all.GetRequiredService<CouponCampaigns>(), clock);
            var facts = new CampaignFacts(
                "Spring", kind, Segment: segment, HoldOutPercent: 0);
            return (await issue.Run(Asker.Kite, facts, key, Cancel)).Refusal is null;
        });

    private static Task<bool> Finish(CouponShop shop) =>
        shop.Shop.With(async (FinishCampaigns finish) =>
        {
            await finish.Run(Cancel);
            return true;
        });

    private static Task<(int Drawn, int Given)> Counts(CouponShop shop) =>
        shop.Shop.Books(async db => (
            await db.Set<CouponDraw>().CountAsync(Cancel),
            await db.Set<Coupon>().CountAsync(Cancel)));

    private static Task<List<CouponDraw>> Draws(CouponShop shop) =>
        shop.Shop.Books(db => db.Set<CouponDraw>().AsNoTracking()
            .OrderBy(d => d.Place).ToListAsync(Cancel));

    private static async Task<bool> Fill(KiteDb db)
    {
        await using var whole = await db.Database.BeginTransactionAsync(Cancel);
        var first = await Counter.Take(db, Counter.Customers, Guests, Cancel);
        var guests = Enumerable.Range(0, Guests).Select(i => new Customer
        {
            Number = first + i, Name = $"Guest {first + i}", City = "Athens",
            CreatedAt = Shop.Noon, ChangedAt = Shop.Noon,
        });
        await BulkWriter.Write(db, guests.ToList(), Cancel);
        await whole.CommitAsync(Cancel);
        return true;
    }
}
