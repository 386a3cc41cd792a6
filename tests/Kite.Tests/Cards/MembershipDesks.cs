using System.Net;
using System.Text.Json;
using Kite.Cards;
using static Kite.Tests.CardShop;
using static Kite.Tests.TillDesk;

namespace Kite.Tests;

/// <summary>What is done with memberships at a till and in the office.</summary>
internal static class MembershipDesks
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<string> Plan(TillDesk desk, object facts) =>
        (await desk.Till.Tell("/membership-plans", facts)).Word("id")!;

    public static async Task<long> PriceOfTea(
        TillDesk desk, long? customer, long? card = null) =>
        Coins(
            await desk.Quote(new { till = 1, customer, card, lines = Lines("TEA") }), "total");

    public static Task<HttpResponseMessage> Post(
        TillDesk desk, string path, object body, string? key = null, HttpClient? by = null) =>
        desk.Send(body, key, by, path);

    public static async Task<JsonElement> Sell(
        TillDesk desk, object facts, string? key = null, string path = "memberships")
    {
        using var answer = await Post(desk, path, facts, key);
        return await Read(answer, HttpStatusCode.Created);
    }

    public static async Task<string?> Refused(TillDesk desk, object facts)
    {
        using var answer = await Post(desk, "memberships", facts);
        return (await Read(answer, HttpStatusCode.Conflict)).Word("code");
    }

    public static async Task<JsonElement> End(TillDesk desk, long number, string? key = null)
    {
        using var answer = await Post(
            desk, $"memberships/{number}/cancellations",
            new { reason = "moved away", tender = "cash" }, key);
        return await Read(answer, HttpStatusCode.Created);
    }

    public static async Task<string?> NotEnded(TillDesk desk, long number)
    {
        using var answer = await Post(
            desk, $"memberships/{number}/cancellations",
            new { reason = "moved away", tender = "cash" });
        return (await Read(answer, HttpStatusCode.Conflict)).Word("code");
    }

    public static Task<int> Earn(TillDesk desk) =>
        desk.Shop.With((EarnFees fees) => fees.Run(Cancel));

    // The months and the term that are over, by the days of the membership itself.
    public static async Task<string> Due(TillDesk desk, long number)
    {
        var m = (await desk.Till.Ask($"/memberships/{number}")).GetProperty("membership");
        return string.Join(' ', MembershipTerm.Closings(
            DateOnly.Parse(m.Word("firstDay")!, null), DateOnly.Parse(m.Word("lastDay")!, null),
            DateOnly.Parse(Today(desk, -1), null)).Select(d => d.ToString("yyyy-MM-dd", null)));
    }

    // Whoever is asked answers once nothing is left to post, be it by itself or by another copy.
    public static async Task<string> Posted(TillDesk desk, long number)
    {
        await Earn(desk);
        return string.Join(' ', (await desk.Till.Ask($"/memberships/{number}"))
            .GetProperty("incomes").EnumerateArray().Select(i => i.Word("throughDay")));
    }

    public static async Task Well(TillDesk desk)
    {
        var found = await desk.Shop.With((IEnumerable<ICheck> checks) =>
            checks.OfType<MembershipsCheck>().Single().Run(Cancel));
        Assert.True(found.IsWell, string.Join(' ', found.Figures));
        Assert.Empty(await new Cashier(desk.Shop).Faults());
    }

    public static void Wait(TillDesk desk, int days) =>
        desk.Shop.Clock.Advance(TimeSpan.FromDays(days));

    public static string Today(TillDesk desk, int later = 0) => DateOnly
        .FromDateTime(desk.Shop.Clock.GetUtcNow().UtcDateTime).AddDays(later)
        .ToString("yyyy-MM-dd", null);
}
