using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kite.Cards;
using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Bench;

/// <summary>
/// The whole program over books with many cards, each with money on it: paid from in the books
/// themselves, or over the wire as a till would.
/// </summary>
internal sealed class CheckoutBooks : IAsyncDisposable
{
    private const long OnEach = 1_000_000_000;
    private const int Batch = 10_000;

    private readonly WebApplication app;
    private readonly HttpClient till;
    private readonly TheBooks books;
    private List<Card> cards = [];
    private Store? store;
    private long keys;

    private CheckoutBooks(WebApplication app, HttpClient till)
    {
        (this.app, this.till) = (app, till);
        books = app.Services.GetRequiredService<TheBooks>();
    }

    public int Cards => cards.Count;

    public static async Task<CheckoutBooks> Open(
        string folder, string connection, int cards, CancellationToken cancel)
    {
        var address = Figure.Say($"http://127.0.0.1:{Tree.FreePort()}");
        var builder = KiteHost.Builder(
        [
            $"--KITE_DATA={folder}", $"--ConnectionStrings:Kite={connection}",
            $"--KITE_URLS={address}", "--KITE_RATE_PER_MINUTE=60000000",
        ]);
        builder.Logging.ClearProviders();
        var kite = KiteApp.Build(builder);
        var upgraded = await KiteApp.Prepare(kite.Services, cancel);
        if (upgraded.Refusal is { } no) throw new InvalidOperationException(no.Code);
        await kite.StartAsync(cancel);
        var client = new HttpClient { BaseAddress = new($"{address}/api/v1/") };
        var opened = new CheckoutBooks(kite, client);
        await using var scope = kite.Services.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<CreateKey>()
            .Run(Asker.Kite, "bench", "all", cancel);
        client.DefaultRequestHeaders.Authorization = new("Bearer", key.Value.Secret);
        await opened.Tell("stores", new() { ["name"] = "Harbour" }, cancel);
        var kind = await opened.Tell("card-kinds", new() { ["name"] = "Gold" }, cancel);
        var db = scope.ServiceProvider.GetRequiredService<KiteDb>();
        opened.store = (await db.StoresAsync(cancel))[0];
        await opened.Issue(db, kind["id"]!.GetValue<Guid>(), cards, cancel);
        await opened.Fill(cancel);
        return opened;
    }

    /// <summary>Pays from a card, in the books themselves: one under a key, answered once it
    /// lies on the disk.</summary>
    public async Task Pay(int place)
    {
        var (card, key) = (cards[place], NextKey());
        await Post(card, new Payment(card.PurseId, Coins(place)), key);
    }

    /// <summary>The same over the wire.</summary>
    public async Task PayOverWire(int place, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, Figure.Say($"cards/{cards[place].Number}/payments"))
        {
            Content = JsonContent.Create(new JsonObject
            {
                ["amount"] = new JsonObject
                {
                    ["amount"] = Coins(place), ["currency"] = "CNY",
                },
            }),
        };
        request.Headers.Add("Idempotency-Key", NextKey());
        using var answer = await till.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Throws where the books do not prove themselves.</summary>
    public async Task Prove(CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var check = scope.ServiceProvider.GetServices<ICheck>().OfType<BooksCheck>().Single();
        var found = await check.Run(cancel);
        if (!found.IsWell)
        {
            throw new InvalidOperationException(
                string.Join(", ", found.Figures.Select(f => $"{f.Key} {f.Value}")));
        }
    }

    public async ValueTask DisposeAsync()
    {
        till.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task Issue(KiteDb db, Guid kind, int count, CancellationToken cancel)
    {
        var at = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        for (var from = 0; from < count; from += Batch)
        {
            var purses = Enumerable.Range(0, Math.Min(Batch, count - from))
                .Select(_ => new Purse { Currency = "CNY", OpenedAt = at }).ToList();
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            var first = await Counter.Take(db, CardBook.Counted, purses.Count, cancel);
            var issued = purses.Select((p, i) => new Card
            {
                Number = 100_000 + first + i, KindId = kind, PurseId = p.Id,
                StoreNumber = store!.Number, IssuedAt = at, ChangedAt = at,
            }).ToList();
            await BulkWriter.Write(db, purses, cancel);
            await BulkWriter.Write(db, issued, cancel);
            await whole.CommitAsync(cancel);
            cards.AddRange(issued);
        }
    }

    private async Task Fill(CancellationToken cancel)
    {
        var terms = new LotTerms(SpendOrder.Proportional, null, 0);
        await Parallel.ForEachAsync(
            cards, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = cancel },
            async (card, _) => await Post(
                card, new TopUp(card.PurseId, new(OnEach, OnEach / 5), Tender.Cash, terms),
                NextKey()));
    }

    private async Task Post(Card card, Deed deed, string key)
    {
        var posted = await books.Post(new(deed, Asker.Kite, store!)
        {
            Key = key, Asked = key, Uses = [new(card.Id, card.PurseId, CardUse.Spend)],
        });
        if (posted.Refusal is { } no) throw new InvalidOperationException(no.Code);
    }

    private async Task<JsonNode> Tell(string address, JsonObject body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", NextKey());
        using var answer = await till.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonNode>(cancel))!;
    }

    private string NextKey() => Figure.Say($"bench {Interlocked.Increment(ref keys)}");

    private static long Coins(int place) => 100 + place % 900;
}
