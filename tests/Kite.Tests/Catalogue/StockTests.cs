using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Stock: received, sold, counted, moved and wasted, and never lost on the way (T4).
/// </summary>
[Trait("books", "both")]
public sealed class StockTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_days_work_is_told_movement_by_movement()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);

        await desk.Enter("received", 1, "TEA", 10_000);
        await desk.Sell("TEA", 2_500, at: "2026-11-23T13:00:00Z");
        await desk.Sell("TEA", 1_000, at: "2026-11-23T13:05:00Z", isReturn: true);
        await desk.Transfer(1, 2, "TEA", 3_000);
        await desk.Enter("wasted", 1, "690", 500, reason: "broken");
        await desk.Count(1, "TEA", 4_000);
        await desk.Enter("corrected", 1, "TEA", -1_000, reason: "booked twice");

        Assert.Equal(
            [
                "received 10000 10000", "sold -2500 7500", "returned 1000 8500",
                "transferredOut -3000 5500", "wasted -500 5000", "counted -1000 4000",
                "corrected -1000 3000",
            ],
            await desk.Movements(1, "TEA"));
        Assert.Equal(["transferredIn 3000 3000"], await desk.Movements(2, "TEA"));
        Assert.True((await desk.Verified()).IsWell);
    }

    [Fact]
    public async Task Only_of_what_the_store_keeps_does_a_sale_take_stock_down()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await desk.Enter("received", 2, "TEA", 10_000);

        await desk.Sell("TEA", 1_000, at: "2026-11-23T13:00:00Z");
        await desk.Sell("PIE", 1_000, at: "2026-11-23T13:00:00Z");
        await desk.Sell("UNKNOWN", 1_000, at: "2026-11-23T13:00:00Z");

        Assert.Equal(["TEA@2 10000"], await desk.Levels());
        await desk.Close(2, "TEA");
        await desk.Sell("TEA", 1_000, at: "2026-11-23T13:00:00Z", store: 2);
        Assert.Equal(["TEA@2 10000"], await desk.Levels("?state=closed"));
    }

    [Theory]
    [InlineData("2026-11-23T11:00:00Z", null, 5_000)]
    [InlineData("2026-11-23T12:30:00Z", null, 4_000)]
    [InlineData(null, "2026-11-22", 5_000)]
    [InlineData(null, "2026-11-23", 4_000)]
    [InlineData("2026-01-01T12:00:00Z", null, 5_000)]
    public async Task What_was_sold_before_the_count_was_found_gone_by_it(
        string? at, string? day, long left)
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await desk.Count(1, "TEA", 5_000);

        await desk.Sell("TEA", 1_000, at, day);

        Assert.Equal([$"TEA@1 {left}"], await desk.Levels());
    }

    [Fact]
    public async Task A_purchase_sent_twice_takes_stock_down_once()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await desk.Enter("received", 1, "TEA", 5_000);

        await desk.Sell("TEA", 1_000, at: "2026-11-23T13:00:00Z", reference: "R1");
        await desk.Sell("TEA", 1_000, at: "2026-11-23T13:00:00Z", reference: "R1");

        Assert.Equal(["TEA@1 4000"], await desk.Levels());
    }

    [Fact]
    public async Task What_has_been_sold_goes_below_zero_and_is_told()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await desk.Enter("received", 1, "TEA", 1_000);

        await desk.Sell("TEA", 3_000, at: "2026-11-23T13:00:00Z");

        Assert.Equal(["TEA@1 -2000"], await desk.Levels("?state=belowZero"));
        var sold = (await desk.Owner.Ask("/stock-movements?kind=sold")).Items().Single();
        Assert.True(sold.GetProperty("isOverdrawn").GetBoolean());
        Assert.True((await desk.Verified()).IsWell);
    }

    [Fact]
    public async Task More_than_there_is_goes_only_with_a_reason_by_whoever_may()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await desk.Enter("received", 1, "TEA", 1_000);
        var waste = new
        {
            store = 1, kind = "wasted", reason = "spoilt", overdraw = true,
            lines = new[] { new { product = "TEA", quantityThousandths = 2_000 } },
        };

        var refused = await desk.Post("/stock-movements", waste with { overdraw = false });
        var barred = await (await shop.Client(Role.Cashier)).PostAsJsonAsync(
            "/api/v1/stock-movements", waste, Cancel);
        var silent = await desk.Post("/stock-movements", waste with { reason = "" });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Equal(["TEA@1 1000"], await desk.Levels());

        await desk.Owner.Tell("/stock-movements", waste);
        Assert.Equal(["TEA@1 -1000"], await desk.Levels());
    }

    [Fact]
    public async Task A_slip_that_is_refused_leaves_nothing_behind()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await desk.Enter("received", 1, "TEA", 1_000);

        var refused = await desk.Post("/stock-transfers", new
        {
            from = 1, to = 2,
            lines = new[]
            {
                new { product = "TEA", quantityThousandths = 1_000 },
                new { product = "PIE", quantityThousandths = 1_000 },
            },
        });

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(["TEA@1 1000"], await desk.Levels());
        Assert.Empty((await desk.Owner.Ask("/stock-transfers")).Items());
        Assert.Single((await desk.Owner.Ask("/stock-movements")).Items());
    }

    [Fact]
    public async Task A_count_leaves_alone_what_was_sold_while_it_was_written()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await desk.Enter("received", 1, "TEA", 10_000);
        // The sheet said 10, nine were found; then one was sold before it was noted.
        await desk.Sell("TEA", 1_000, at: "2026-11-23T13:00:00Z");

        var count = await desk.Owner.Tell("/stock-counts", new
        {
            store = 1,
            lines = new[]
            {
                new { product = "TEA", quantityThousandths = 9_000, expectedThousandths = 10_000 },
            },
        });

        Assert.Equal(["TEA@1 8000"], await desk.Levels());
        var line = count.GetProperty("movements")[0];
        Assert.Equal((-1_000, 9_000),
            (line.Number("quantityThousandths"), line.Number("countedThousandths")));
        var id = count.GetProperty("slip").Word("id");
        var again = await desk.Owner.Ask($"/stock-counts/{id}");
        Assert.Equal("count", again.GetProperty("slip").Word("kind"));
    }

    [Theory]
    [InlineData("{\"lines\":[]}", "store no-such-store,lines slip-names-nothing")]
    [InlineData("{\"store\":1,\"kind\":\"sold\",\"lines\":[]}", "kind not-a-kind-to-enter")]
    [InlineData("{\"store\":1,\"kind\":\"wasted\",\"lines\":[{\"product\":\"TEA\"}]}",
        "reason reason-is-missing,lines[0].quantityThousandths quantity-is-unfit")]
    [InlineData("{\"store\":1,\"lines\":[{\"product\":\"NO\",\"quantityThousandths\":1}]}",
        "lines[0].product no-such-product")]
    [InlineData(
        "{\"store\":1,\"lines\":[{\"product\":\"TEA\",\"quantityThousandths\":1},"
        + "{\"product\":\"690\",\"quantityThousandths\":1}]}",
        "lines[1].product product-stands-twice")]
    [InlineData("{\"store\":1,\"lines\":[{\"product\":\"TEA\",\"quantityThousandths\":-1}]}",
        "lines[0].quantityThousandths quantity-is-unfit")]
    public async Task What_cannot_be_noted_is_told_at_its_field(string body, string faults)
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);

        var answer = await desk.Owner.PostAsync(
            "/api/v1/stock-movements",
            new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancel);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(faults, string.Join(',', problem.GetProperty("fields").EnumerateObject()
            .Select(f => $"{f.Name} {f.Value[0].Word("code")}")));
        Assert.Empty((await desk.Owner.Ask("/stock-levels")).Items());
    }

    [Fact]
    public async Task A_lost_reply_neither_receives_twice_nor_gets_another_answer()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        var first = await desk.Once("key-1", 1_000);
        var again = await desk.Once("key-1", 1_000);
        var other = await desk.Once("key-1", 2_000);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(
            await first.Content.ReadAsStringAsync(Cancel),
            await again.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal(["TEA@1 1000"], await desk.Levels());
    }

    [Fact]
    public async Task Nobody_alters_or_takes_out_what_has_moved()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await desk.Enter("received", 1, "TEA", 1_000);

        await Assert.ThrowsAnyAsync<Exception>(() => shop.Books(db =>
            db.Set<StockMovement>().ExecuteDeleteAsync(Cancel)));
        await Assert.ThrowsAnyAsync<Exception>(() => shop.Books(db =>
            db.Set<StockMovement>().ExecuteUpdateAsync(
                set => set.SetProperty(m => m.QuantityThousandths, 5), Cancel)));
        Assert.Equal(["received 1000 1000"], await desk.Movements(1, "TEA"));
    }

    [Fact]
    public async Task A_level_that_is_not_the_sum_of_its_movements_is_found()
    {
        await using var shop = await Shop.Open();
        var desk = await StockDesk.At(shop);
        await desk.Enter("received", 1, "TEA", 1_000);

        await shop.Books(db => db.Set<StockLevel>().ExecuteUpdateAsync(
            set => set.SetProperty(l => l.LevelThousandths, 999), Cancel));

        Assert.False((await desk.Verified()).IsWell);
    }
}
