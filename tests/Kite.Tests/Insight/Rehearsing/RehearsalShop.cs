using System.Text.Json;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Kite.Tests.CardShop;

namespace Kite.Tests.Insight;

/// <summary>A shop with three guests, a year of receipts, and someone who rehearses.</summary>
internal sealed class RehearsalShop(StrategyDesks desks, long[] guests) : IAsyncDisposable
{
    private int receipts;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public StrategyDesks Desks => desks;
    public Shop Shop => desks.Shop.Shop;
    public HttpClient Client => desks.First;
    public long[] Guests => guests;

    public static async Task<RehearsalShop> Open()
    {
        var desks = await StrategyDesks.Open();
        await desks.First.Tell("/products", new
        {
            code = "WINE", name = "Wine", price = Cny(3_000), category = "Drinks",
        });
        var guests = new List<long>();
        foreach (var name in new[] { "Lin", "Mei", "Ada" })
            guests.Add((await desks.First.Customer(name)).Number());
        return new(desks, [.. guests]);
    }

    /// <summary>A receipt of food, and of wine.</summary>
    public Task<JsonElement> Buy(
        int guest, string day, long food, long wine = 0, bool isReturn = false) =>
        Client.Tell("/purchases", new
        {
            customerNumber = guests[guest],
            day = "2026-" + day,
            net = Cny(isReturn ? -food : food + wine),
            isReturn,
            reference = $"R{++receipts}",
            lines = isReturn || wine == 0 ? null : new object[]
            {
                new { name = "Food", net = Cny(food) },
                new { product = "WINE", net = Cny(wine) },
            },
        });

    public async Task<string> Ask(object facts) =>
        (await Client.Tell("/rehearsals", facts)).Word("id")!;

    /// <summary>Asks for it and waits until it is done; answers the report.</summary>
    public async Task<JsonElement> Rehearse(object facts) => await Done(await Ask(facts));

    public async Task<JsonElement> Done(string id)
    {
        while (true)
        {
            var report = await Client.Ask($"/rehearsals/{id}");
            if (report.GetProperty("rehearsal").Word("state") != "running") return report;
            await Task.Delay(10, Cancel);
        }
    }

    /// <summary>The sum of a rehearsal in one line.</summary>
    public static string Told(JsonElement report)
    {
        var r = report.GetProperty("rehearsal");
        return $"{r.Word("state")}: {r.Number("touched")} of {r.Number("receipts")}, "
            + $"given {Coins(r, "given")}, cost {Coins(r, "cost")}";
    }

    /// <summary>All rows that it left in the books, to compare with another's.</summary>
    public Task<string> Rows(string id) => Shop.Books(async db =>
    {
        var rehearsal = Guid.Parse(id);
        var days = await db.Set<RehearsalDay>().Where(d => d.RehearsalId == rehearsal)
            .OrderBy(d => d.Day).ThenBy(d => d.StoreNumber)
            .Select(d => new { d.Day, d.StoreNumber, d.Receipts, d.Touched, d.CostCoins })
            .ToListAsync(Cancel);
        var customers = await db.Set<RehearsalCustomer>().Where(c => c.RehearsalId == rehearsal)
            .OrderBy(c => c.CustomerNumber)
            .Select(c => new { c.CustomerNumber, c.Visits, c.NetCoins, c.GainCoins, c.After })
            .ToListAsync(Cancel);
        var cases = await db.Set<RehearsalCase>().Where(c => c.RehearsalId == rehearsal)
            .OrderBy(c => c.Odd).ThenBy(c => c.Line)
            .Select(c => new { c.Odd, c.Line, c.CustomerNumber, c.PurchaseId, c.Coins })
            .ToListAsync(Cancel);
        var figures = await db.Set<RehearsalFigure>().Where(f => f.RehearsalId == rehearsal)
            .OrderBy(f => f.Kind).ThenBy(f => f.Name)
            .Select(f => new { f.Kind, f.Name, f.Count, f.Coins }).ToListAsync(Cancel);
        return JsonSerializer.Serialize(new { days, customers, cases, figures });
    });

    /// <summary>So many receipts in a stretch from now on.</summary>
    public void Cut(int stretch) =>
        Shop.Services.GetRequiredService<RunRehearsal>().Stretch = stretch;

    public ValueTask DisposeAsync() => desks.DisposeAsync();
}
