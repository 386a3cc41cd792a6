using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Six customers with old phones, and people who look through them.</summary>
internal sealed class ReviewTeam(HttpClient client)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HttpClient Client => client;
    public Dictionary<string, string?> People { get; } = [];

    public static async Task<ReviewTeam> Open(Shop shop)
    {
        var team = new ReviewTeam(await shop.Client());
        foreach (var (name, role) in new[]
            { ("lin", "cashier"), ("mei", "manager"), ("finn", "finance") })
        {
            var person = await team.Client.Tell(
                "/people", new { name, fullName = name, role, password = "a long lantern" });
            team.People[name] = person.Word("id");
        }
        await team.Client.Tell("/stale-rules", new { field = "phone", months = 6 });
        for (var i = 1; i <= 6; i++)
            await team.Client.Tell(
                "/customers", new { name = $"Wu {i}", phone = $"1390000482{i}" });
        await shop.Books(db => db.Set<Customer>().ExecuteUpdateAsync(
            set => set.SetProperty(c => c.CreatedAt, Shop.Noon.AddYears(-1)), Cancel));
        return team;
    }

    public Task<JsonElement> Round(object from, params string[] people)
    {
        var order = JsonSerializer.SerializeToNode(from)!.AsObject();
        order["name"] = "Phones";
        order["dueDay"] = "2026-12-01";
        order["people"] = JsonSerializer.SerializeToNode(people.Select(p => People[p]));
        return client.Tell("/review-rounds", order);
    }

    public async Task<List<JsonElement>> Items(JsonElement round) =>
        [.. (await client.Ask($"/review-rounds/{round.Word("id")}/items")).Items()];

    public async Task<IEnumerable<long>> Numbers(JsonElement round) =>
        (await Items(round)).Select(i => i.GetProperty("customer").Number());

    public static string At(JsonElement item, string what) =>
        $"/customers/{item.GetProperty("customer").Word("id")}/{what}";

    public Task Outcome(JsonElement round, JsonElement item, string state, string? note = null) =>
        client.Tell(
            $"/review-rounds/{round.Word("id")}/items/{item.Word("id")}/outcomes",
            new { state, note });

    public async Task<HttpStatusCode> Try(
        JsonElement round, JsonElement item, string state, string? note)
    {
        using var answer = await client.PostAsJsonAsync(
            $"/api/v1/review-rounds/{round.Word("id")}/items/{item.Word("id")}/outcomes",
            new { state, note }, Cancel);
        return answer.StatusCode;
    }

    public async Task Change(JsonElement item, string phone)
    {
        var now = await client.Ask($"/customers/{item.GetProperty("customer").Word("id")}");
        await Wished.Put(
            client, $"/api/v1/customers/{now.Word("id")}", now.Number("version"),
            new { name = now.Word("name"), phone });
    }

    public Task<JsonElement> Merge(JsonElement survivor, JsonElement item) => client.Tell(
        $"/customers/{survivor.Word("id")}/merges",
        new { other = item.GetProperty("customer").Word("id") });
}
