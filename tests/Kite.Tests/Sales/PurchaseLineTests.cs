using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>What was bought, line by line: recorded, shown, carried along.</summary>
[Trait("books", "both")]
public sealed class PurchaseLineTests
{
    private const string Tea = "tea";
    private const string Rice = "rice";

    private static readonly Dictionary<string, object?> Named = new(StringComparer.Ordinal)
    {
        [Tea] = new { product = "TEA", quantityThousandths = 2000, net = Yuan(800) },
        [Rice] = new { name = "Rice", quantityThousandths = 1500, net = Yuan(450) },
        ["blank"] = new { product = " ", net = Yuan(800) },
        ["free"] = new { product = "TEA" },
        ["foreign"] = new { product = "TEA", net = new { amount = 800, currency = "EUR" } },
        ["less"] = new { product = "TEA", quantityThousandths = -1, net = Yuan(800) },
        ["nothing"] = null,
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_are_kept_and_shown_by_the_catalogues_names()
    {
        await using var shop = await Opened();
        var owner = await shop.Client();
        await owner.Tell("/products", new { code = "TEA", name = "Longjing tea" });

        var made = await Post(owner, 1250, Tea, Rice);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var shown = (await owner.Ask("/purchases?customer=1")).Items().Single();

        Assert.Equal(
            ["1 TEA Longjing tea 2000 800", "2  Rice 1500 450"],
            shown.GetProperty("lines").EnumerateArray().Select(Told));
    }

    [Theory]
    [InlineData(1000, "lines-do-not-add-up", Tea, Rice)]
    [InlineData(800, "line-names-nothing", "blank")]
    [InlineData(800, "line-names-nothing", "nothing")]
    [InlineData(800, "line-has-no-amount", "free")]
    [InlineData(800, "line-has-no-amount", "foreign")]
    [InlineData(800, "line-is-unfit", "less")]
    public async Task Lines_that_cannot_be_are_told(int net, string code, params string[] lines)
    {
        await using var shop = await Opened();
        var owner = await shop.Client();

        var answer = await Post(owner, net, lines);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, problem.GetProperty("fields").GetProperty("lines")[0].Word("code"));
        Assert.Empty((await owner.Ask("/purchases")).Items());
    }

    [Fact]
    public async Task The_same_purchase_again_is_written_once_and_another_one_is_refused()
    {
        await using var shop = await Opened();
        var owner = await shop.Client();

        await Post(owner, 1250, Tea, Rice);
        var again = await Post(owner, 1250, Tea, Rice);
        var bare = await Post(owner, 1250);
        var other = await Post(owner, 1250, Rice, Tea);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(HttpStatusCode.Created, bare.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(2, await Lines(shop));
    }

    [Fact]
    public async Task They_follow_the_purchase_into_another_record_and_back()
    {
        await using var shop = await Opened();
        var owner = await shop.Client();
        var other = await owner.Customer("Lin again");
        await Post(owner, 1250, Tea, Rice);
        var first = (await owner.Ask("/customers/1")).Word("id");

        var merge = await owner.Tell(
            $"/customers/{other.Word("id")}/merges", new { other = first });
        Assert.Equal([2, 2], await Owners(shop));

        await owner.Tell($"/merges/{merge.Word("id")}/undos", new { });
        Assert.Equal([1, 1], await Owners(shop));
        var shown = (await owner.Ask("/purchases?customer=1")).Items().Single();
        Assert.Equal(2, shown.GetProperty("lines").GetArrayLength());
        Assert.Equal(first, (await owner.Ask("/customers/1")).Word("id"));
    }

    [Fact]
    public async Task Books_whose_lines_do_not_add_up_are_not_well()
    {
        await using var shop = await Opened();
        await Post(await shop.Client(), 1250, Tea, Rice);
        Assert.True(await IsWell(shop));

        await shop.Books(db => db.Set<PurchaseLine>().Where(l => l.Line == 1)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.NetCoins, 799), Cancel));

        Assert.False(await IsWell(shop));
    }

    private static async Task<Shop> Opened()
    {
        var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/stores", new { name = "Old Town" });
        await owner.Customer("Lin");
        return shop;
    }

    private static object Yuan(long amount) => new { amount, currency = "CNY" };

    private static Task<HttpResponseMessage> Post(
        HttpClient client, int net, params string[] lines) =>
        client.PostAsJsonAsync(
            "/api/v1/purchases",
            new
            {
                customerNumber = 1,
                day = "2026-11-20",
                reference = "R1",
                net = Yuan(net),
                lines = lines.Select(l => Named[l]),
            },
            Cancel);

    private static string Told(JsonElement line) =>
        $"{line.Number("line")} {line.Word("product")} {line.Word("name")} "
        + $"{line.Number("quantityThousandths")} {line.GetProperty("net").Number("amount")}";

    private static Task<int> Lines(Shop shop) =>
        shop.Books(db => db.Set<PurchaseLine>().CountAsync(Cancel));

    private static Task<List<long>> Owners(Shop shop) => shop.Books(db => db
        .Set<PurchaseLine>()
        .Join(
            db.Set<Purchase>(), l => new { l.CustomerId, Id = l.PurchaseId },
            p => new { p.CustomerId, p.Id }, (l, p) => p.CustomerNumber)
        .ToListAsync(Cancel));

    private static async Task<bool> IsWell(Shop shop) =>
        (await shop.With((IEnumerable<ICheck> checks) =>
            checks.OfType<PurchasesCheck>().Single().Run(Cancel))).IsWell;
}
