using System.Net;
using System.Net.Http.Json;
using Kite.Customers;
using Kite.Insight;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>Someone who merges and parts records over the wire.</summary>
internal sealed class MergeDesk(Shop shop, HttpClient client)
{
    private static readonly string[] Unseen = ["ChangedAt", "Version", "IdDocument"];

    private int sold;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HttpClient Client => client;

    public static async Task<MergeDesk> Open(Shop shop)
    {
        var client = await shop.Client();
        await client.Tell("/stores", new { name = "Harbour" });
        return new(shop, client);
    }

    public async Task<Guid> Add(object facts) =>
        (await client.Tell("/customers", facts)).GetProperty("id").GetGuid();

    public Task<Guid> IdOf(long number) => shop.Books(db =>
        db.Set<Customer>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync(Cancel));

    public async Task Sell(Guid customer, long coins) => await Sell(
        await shop.Books(db => db.Set<Customer>().Where(c => c.Id == customer)
            .Select(c => c.Number).SingleAsync(Cancel)),
        coins);

    public Task Sell(long number, long coins) => client.Tell("/purchases", new
    {
        customerNumber = number,
        net = new { amount = coins, currency = "CNY" },
        day = "2026-11-20",
        reference = $"S{++sold}",
        source = "till",
    });

    public async Task<Guid> Merge(Guid survivor, Guid other, object? choices = null) =>
        (await client.Tell($"/customers/{survivor}/merges", new { other, choices }))
        .GetProperty("id").GetGuid();

    public Task Undo(Guid merge) => client.Tell($"/merges/{merge}/undos", new { });

    public async Task Change(Guid customer, object facts)
    {
        var now = await client.Ask($"/customers/{customer}");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/customers/{customer}")
        {
            Content = JsonContent.Create(facts),
        };
        request.Headers.IfMatch.ParseAdd($"\"{now.Number("version")}\"");
        var answer = await client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public async Task<string?> Document(Guid customer) =>
        (await client.Tell($"/customers/{customer}/id-document/openings", new { }))
        .Word("idDocument");

    public Task<long> Net(Guid customer) => shop.Books(db => db.Set<Purchase>()
        .Where(p => p.CustomerId == customer).SumAsync(p => p.NetCoins, Cancel));

    public Task<List<string>> Phones(Guid customer) => shop.Books(db => db.Set<ContactPoint>()
        .Where(p => p.CustomerId == customer && p.Kind == ContactKind.Phone)
        .OrderBy(p => p.Place).Select(p => p.Value).ToListAsync(Cancel));

    /// <summary>
    /// Every record with all that hangs on it, as lines one can compare; without positions,
    /// versions and seals, which are new each time something is written.
    /// </summary>
    public Task<string> All() => shop.Books(async db =>
    {
        var lines = new List<string>();
        await Put<Customer>(db, lines, c => $"{c.Number}");
        await Put<Purchase>(db, lines, p => $"{p.Id}", "Position");
        await Put<SearchToken>(db, lines, t => $"{t.CustomerNumber} {t.Token} {t.Kind}");
        await Put<CustomerKey>(db, lines, k => $"{k.Source} {k.Key}");
        await Put<ContactPoint>(db, lines, p => $"{p.Id}");
        await Put<CustomerTag>(db, lines, t => $"{t.CustomerNumber} {t.Tag}");
        await Put<Relation>(db, lines, r => $"{r.Id} {r.CustomerId}");
        await Put<Preference>(db, lines, p => $"{p.Id}");
        await Put<CustomValue>(db, lines, v => $"{v.CustomerNumber} {v.FieldId} {v.Place}");
        await Put<Thank>(db, lines, t => $"{t.Id}");
        await Put<Loss>(db, lines, l => $"{l.Id}");
        await Put<CustomerResponse>(db, lines, r => $"{r.Id}");
        await Put<ResponseWithdrawal>(db, lines, w => $"{w.ResponseId}");
        await Put<CustomerAnswer>(db, lines, a => $"{a.CustomerId} {a.Asked}");
        await Put<Referral>(db, lines, r => $"{r.CustomerId}");
        await Put<CustomerPhoto>(db, lines, p => $"{p.CustomerId}");
        await Put<FieldFact>(db, lines, f => $"{f.CustomerId} {f.Field}");
        return string.Join('\n', lines);
    });

    /// <summary>All that <c>kite verify</c> asks, and the mirror against the books.</summary>
    public async Task Verify()
    {
        var mirror = shop.Services.GetRequiredService<Mirror>();
        while (await mirror.Follow(Cancel))
        {
            // Until it is level.
        }
        await using (var snapshot = await mirror.Open(Cancel))
        {
            var totals = await snapshot!.Totals(Cancel);
            var books = await shop.Books(async db => (
                await db.Set<Purchase>().LongCountAsync(Cancel),
                await db.Set<Purchase>().SumAsync(p => p.NetCoins, Cancel)));
            Assert.Equal(books, (totals.Purchases, totals.Net));
        }
        await mirror.Note(Cancel);
        var findings = await shop.With(async (IServiceProvider services) =>
        {
            var found = new List<Finding>();
            foreach (var check in services.GetServices<ICheck>())
                found.Add(await check.Run(Cancel));
            return found;
        });
        Assert.All(findings, f => Assert.True(f.IsWell, f.Of));
    }

    private static async Task Put<T>(
        KiteDb db, List<string> lines, Func<T, string> name, params string[] but)
        where T : class
    {
        var rows = await db.Set<T>().AsNoTracking().ToListAsync(Cancel);
        var columns = db.Model.FindEntityType(typeof(T))!.GetProperties()
            .Where(p => !Unseen.Concat(but).Contains(p.Name)).ToList();
        lines.AddRange(rows.OrderBy(name, StringComparer.Ordinal).Select(row =>
            typeof(T).Name + " " + string.Join('|', columns.Select(c => Told(
                c.GetGetter().GetClrValue(row))))));
    }

    private static string Told(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTimeOffset at => at.ToUniversalTime().ToString("O", null),
        _ => $"{value}",
    };
}
