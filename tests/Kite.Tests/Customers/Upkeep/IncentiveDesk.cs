using System.Text.Json;

namespace Kite.Tests;

/// <summary>Someone who offers things for complete records, over the wire.</summary>
internal sealed class IncentiveDesk(HttpClient client)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HttpClient Client => client;

    public static async Task<IncentiveDesk> Open(Shop shop) => new(await shop.Client());

    public Task<JsonElement> Offer(params string[] fields) => client.Tell("/incentives", new
    {
        name = "Birthday drive", kind = "gift", offer = "A coffee", fields,
        firstDay = "2026-11-01",
    });

    /// <summary>Writes a record anew with these facts alone.</summary>
    public async Task Write(string? id, object facts)
    {
        var now = await client.Ask($"/customers/{id}");
        await Wished.Put(client, $"/api/v1/customers/{id}", now.Number("version"), facts);
    }

    /// <summary>What was promised to a customer, as <c>owed</c>, <c>handedOver</c> …</summary>
    public async Task<IReadOnlyList<string?>> Promised(string? id) =>
    [
        .. (await client.Ask($"/customers/{id}/incentives")).Items()
            .Select(p => p.GetProperty("grant"))
            .Where(g => g.ValueKind != JsonValueKind.Null)
            .Select(g => g.Word("state")),
    ];

    public async Task<JsonElement> Owed() =>
        (await client.Ask("/incentive-grants")).Items().Single();

    public async Task<int> CountOwed() => (await client.Ask("/incentive-grants")).Items().Count();

    public async Task<string> File() =>
        await client.GetStringAsync("/api/v1/incentive-grants/export", Cancel);
}
