using System.Net;
using System.Net.Http.Json;
using CsCheck;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// Whatever is written by whom in which order: nobody is promised anything twice.
/// </summary>
[Trait("books", "both")]
public sealed class IncentiveProperties
{
    private static readonly Gen<int[][]> Writers = Gen.Int[0, 6].Array[1, 4].Array[2, 3];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_who_write_one_record_at_once_bring_one_promise_at_most()
    {
        await using var shop = await Shop.Open();
        var desk = await IncentiveDesk.Open(shop);
        await desk.Offer("phone", "preferences");
        await desk.Offer("city");
        var made = 0;
        var promised = 0;
        await Writers.SampleAsync(
            async writers =>
            {
                var lin = (await desk.Client.Customer($"Lin {++made}")).Word("id");
                var other = (await desk.Client.Customer($"Mei {made}")).Word("id");

                await Task.WhenAll(writers.Select(async deeds =>
                {
                    foreach (var deed in deeds) await Do(desk, lin, other, deed);
                }));

                var grants = await shop.Books(db => db.Set<IncentiveGrant>()
                    .Where(g => g.CustomerId == Guid.Parse(lin!)
                        || g.CustomerId == Guid.Parse(other!))
                    .ToListAsync(Cancel));
                Assert.All(
                    grants.GroupBy(g => (g.CustomerId, g.IncentiveId)),
                    twice => Assert.Single(twice));
                var isOne = await shop.Books(db => db.Set<Customer>().AnyAsync(
                    c => c.Id == Guid.Parse(other!) && c.MergedInto != null, Cancel));
                if (isOne)
                    Assert.All(
                        grants.Where(g => g.State != GrantState.Joined)
                            .GroupBy(g => g.IncentiveId),
                        twice => Assert.Single(twice));
                promised += grants.Count;
            },
            iter: 12, threads: 1);
        Assert.True(promised > 0, "nobody was ever promised anything");
    }

    // Who comes too late with an old version, or to a merged record, is told so: no more.
    private static async Task Do(IncentiveDesk desk, string? lin, string? other, int deed)
    {
        var at = $"/api/v1/customers/{lin}";
        using var answer = deed switch
        {
            0 => await Write(desk, lin, new { name = "Lin", phone = "13900004821" }),
            1 => await Write(desk, lin, new { name = "Lin", city = "Chania" }),
            2 => await desk.Client.PostAsJsonAsync(
                $"{at}/preferences", new { kind = "taste", text = "mild" }, Cancel),
            3 => await Write(desk, lin, new { name = "Lin" }),
            4 => await desk.Client.PostAsJsonAsync($"{at}/incentive-grants", new { }, Cancel),
            5 => await Write(
                desk, other, new { name = "Mei", phone = "13900004823", city = "Chania" }),
            _ => await desk.Client.PostAsJsonAsync($"{at}/merges", new { other }, Cancel),
        };
        Assert.True(
            answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.PreconditionFailed
                or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity,
            $"{deed}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancel)}");
    }

    private static async Task<HttpResponseMessage> Write(
        IncentiveDesk desk, string? id, object facts)
    {
        var now = await desk.Client.Ask($"/customers/{id}");
        return await Wished.Ask(
            desk.Client, $"/api/v1/customers/{now.Word("id")}", now.Number("version"), facts);
    }
}
