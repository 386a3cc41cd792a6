using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Insight;

namespace Kite.Tests.Insight;

/// <summary>Somebody's day: the figures of their role, or those they chose (A10).</summary>
[Trait("books", "both")]
public sealed class TodayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        Role.Owner,
        "takings waiting visits quarters lists forecast cards shifts stock records")]
    [InlineData(Role.Cashier, "cards shifts stock")]
    [InlineData(Role.Manager,
        "takings waiting visits quarters lists forecast cards shifts stock records")]
    [InlineData(Role.Salesperson, "quarters lists stock records")]
    [InlineData(Role.SalesManager, "takings visits quarters offers lists forecast records")]
    [InlineData(Role.Service, "stock records")]
    public async Task A_day_begins_with_what_the_role_needs(Role role, string tiles)
    {
        await using var shop = await Shop.Open();

        var day = await Show(shop, Someone(role));

        Assert.Equal(tiles, Keys(day.Tiles));
        Assert.False(day.IsOwn);
    }

    [Fact]
    public async Task Whoever_arranges_their_day_finds_it_so_and_can_go_back()
    {
        await using var shop = await Shop.Open();
        await (await shop.Client()).Tell("/stores", new { name = "Harbour" });
        var (owner, other) = (Someone(Role.Owner), Someone(Role.Owner));
        var kept = await Arrange(shop, owner, new(["stock", "takings"], Store: 1));
        Assert.Null(kept.Refusal);

        var day = await Show(shop, owner);
        Assert.Equal(("stock takings", 1, true), (Keys(day.Tiles), day.Store, day.IsOwn));
        Assert.Contains(day.Others, t => t.Key == "records");
        Assert.False((await Show(shop, other)).IsOwn);
        // What is arranged stays, but what one may no longer see is left out.
        var cashier = owner with
        {
            Role = Role.Cashier,
            Permissions = Roles.Permissions(Role.Cashier),
        };
        Assert.Equal("stock", Keys((await Show(shop, cashier)).Tiles));

        await shop.With((ArrangeDay all) => all.Forget(owner, Cancel));
        Assert.False((await Show(shop, owner)).IsOwn);
    }

    [Theory]
    [InlineData("weather", null, "tiles:NoSuchTile")]
    [InlineData("stock stock", null, "tiles:TileIsThereTwice")]
    [InlineData("takings", null, "tiles:NoSuchTile")]
    [InlineData("stock", 77, "store:NoSuchStore")]
    public async Task What_cannot_be_shown_is_refused_and_the_day_stays(
        string tiles, int? store, string says)
    {
        await using var shop = await Shop.Open();
        var cashier = Someone(Role.Cashier);

        var kept = await Arrange(shop, cashier, new(tiles.Split(' '), store));

        var fault = Assert.Single(Assert.IsType<BadInput>(kept.Refusal).Faults);
        Assert.Equal(says, $"{fault.Field}:{fault.Why.GetType().Name}");
        Assert.False((await Show(shop, cashier)).IsOwn);
    }

    [Fact]
    public async Task A_program_has_no_day_and_a_tile_one_may_not_see_is_not_told()
    {
        await using var shop = await Shop.Open();
        var cashier = await shop.Client(Role.Cashier);
        using var told = await cashier.GetAsync("/api/v1/today/tiles/takings", Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, told.StatusCode);
        using var program = await cashier.PutAsJsonAsync(
            "/api/v1/today", new { tiles = new[] { "stock" } }, Cancel);
        Assert.Equal(HttpStatusCode.Conflict, program.StatusCode);
        Assert.Equal(
            "only-people-have-a-day",
            (await program.Content.ReadFromJsonAsync<JsonElement>(Cancel)).Word("code"));
    }

    [Fact]
    public async Task Takings_are_held_against_the_same_weekdays_and_open_their_bills()
    {
        var today = new DateOnly(2026, 11, 23);
        // Every Sunday 1,000, and the last one 1,500; other days 100.
        var sales = Enumerable.Range(0, 80).Select(i => today.AddDays(-i)).Select(day =>
            new Sale(1, day, day.DayOfWeek is DayOfWeek.Sunday
                ? day == today.AddDays(-1) ? 1_500 : 1_000
                : 100));
        await using var shop = await FilledShop.With(sales);
        var manager = await shop.Client(Role.Manager);

        var tile = await manager.Ask("/today/tiles/takings");

        var yesterday = tile.GetProperty("figures")[0];
        Assert.Equal(1_500, yesterday.GetProperty("money").Number("amount"));
        Assert.Equal(0.5, yesterday.GetProperty("change").GetDouble(), 0.0001);
        Assert.Equal(
            "/shifts/bills?from=2026-11-22&to=2026-11-22", yesterday.Word("href"));
        var week = tile.GetProperty("figures")[1];
        Assert.Equal(2_100, week.GetProperty("money").Number("amount"));
        Assert.Equal(28, tile.GetProperty("bars").GetArrayLength());
        Assert.Equal(1_500, tile.GetProperty("bars")[27].Number("amount"));
    }

    [Fact]
    public async Task Every_tile_answers_in_an_empty_business_and_opens_pages_that_exist()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client(Role.Owner);
        await owner.Tell("/stores", new { name = "Harbour" });
        var pages = PageTests.Pages.Select(p => p.Address.Split('{')[0]).ToList();
        foreach (var tile in await shop.With(
            (IEnumerable<ITile> all) => Task.FromResult(all.ToList())))
        {
            var told = await owner.Ask($"/today/tiles/{tile.Key}?store=1");
            foreach (var figure in told.GetProperty("figures").EnumerateArray())
            {
                var path = figure.Word("href")!.Split('?')[0];
                Assert.Contains(pages, p => p == path
                    || (p.EndsWith('/') && path.StartsWith(p, StringComparison.Ordinal)));
            }
        }
        using var none = await owner.GetAsync("/api/v1/today/tiles/weather", Cancel);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task What_is_owed_is_no_one_stores_and_is_told_of_all_alone()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client(Role.Owner);
        await owner.Tell("/stores", new { name = "Harbour" });

        var all = await owner.Ask("/today/tiles/cards");
        var one = await owner.Ask("/today/tiles/cards?store=1");

        Assert.Equal(4, all.GetProperty("figures").GetArrayLength());
        Assert.Equal(2, one.GetProperty("figures").GetArrayLength());
        Assert.All(
            one.GetProperty("figures").EnumerateArray(),
            f => Assert.EndsWith("&store=1", f.Word("href")));
    }

    private static Asker Someone(Role role) =>
        new(Guid.CreateVersion7(), "Someone", Roles.Permissions(role)) { Role = role };

    private static async Task<DayView> Show(Shop shop, Asker asker) =>
        (await shop.With((ArrangeDay day) => day.Show(asker, Cancel))).Value;

    private static Task<Result<DayView>> Arrange(Shop shop, Asker asker, ArrangedFacts facts) =>
        shop.With((ArrangeDay day) => day.Arrange(asker, facts, Cancel));

    private static string Keys(IEnumerable<TileName> tiles) =>
        string.Join(' ', tiles.Select(t => t.Key));
}
