using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Kite.Customers;
using Kite.Sales;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Bench;

/// <summary>
/// The whole program over books with many customers, asked over the wire as others would.
/// </summary>
internal sealed class RecordBooks : IAsyncDisposable
{
    private readonly WebApplication app;

    private RecordBooks(WebApplication app, HttpClient program, HttpClient reader) =>
        (this.app, Program, Reader) = (app, program, reader);

    /// <summary>Another program with a key of its own.</summary>
    public HttpClient Program { get; }

    /// <summary>The owner's browser.</summary>
    public HttpClient Reader { get; }

    public static async Task<RecordBooks> Open(
        string folder, string connection, int customers, CancellationToken cancel)
    {
        await using (await SearchBooks.Fill(folder, connection, customers, cancel))
        {
            // Written, and let go of.
        }
        var address = Figure.Say($"http://127.0.0.1:{Tree.FreePort()}");
        var builder = KiteHost.Builder(
        [
            $"--KITE_DATA={folder}", $"--ConnectionStrings:Kite={connection}",
            $"--KITE_URLS={address}", "--KITE_DEMO=true", "--KITE_RATE_PER_MINUTE=60000000",
        ]);
        builder.Logging.ClearProviders();
        var kite = KiteApp.Build(builder);
        await kite.StartAsync(cancel);
        var program = new HttpClient { BaseAddress = new($"{address}/api/v1/") };
        var reader = new HttpClient { BaseAddress = new(address) };
        await using (var scope = kite.Services.CreateAsyncScope())
        {
            var key = await scope.ServiceProvider.GetRequiredService<CreateKey>()
                .Run(Asker.Kite, "bench", "all", cancel);
            program.DefaultRequestHeaders.Authorization = new("Bearer", key.Value.Secret);
            await scope.ServiceProvider.GetRequiredService<CreatePerson>().Run(
                Asker.Kite, "bench", "Bench", Role.Owner, "the owner of the bench, 1");
        }
        using var entered = await reader.GetAsync(new Uri("/demo-door", UriKind.Relative), cancel);
        entered.EnsureSuccessStatusCode();
        return new(kite, program, reader);
    }

    /// <summary>Gives the first customer so many visits.</summary>
    public async Task Visit(int times, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KiteDb>();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var position = await Counter.Take(db, Counter.Purchases, times, cancel);
        var who = await db.SurvivorFor(1, cancel);
        await PurchaseBook.Write(
            db,
            [.. Enumerable.Range(0, times).Select(i => new Purchase
            {
                CustomerId = who!.Customer.Id, CustomerNumber = 1, Position = position + i,
                StoreNumber = 1, Day = new DateOnly(2026, 11, 1).AddDays(-i / 3),
                NetCoins = 1_000 + i, Currency = "CNY", Items = 1, Source = "bench",
                Reference = Figure.Say($"V{i}"),
            })],
            cancel);
        await whole.CommitAsync(cancel);
    }

    /// <summary>Adds a customer; throws where that is refused.</summary>
    public async Task Add(int number, CancellationToken cancel)
    {
        var chance = new Random(number);
        var who = SearchNames.Make(5_000_000 + number, chance);
        using var answer = await Program.PostAsJsonAsync(
            "customers",
            new JsonObject
            {
                ["name"] = who.Name,
                ["phone"] = Figure.Say($"+86137{number:00000000}"),
                ["email"] = Figure.Say($"new{number}@example.com"),
            },
            cancel);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The middle and the 99th of a hundred of so many answers.</summary>
    public static async Task<(TimeSpan Middle, TimeSpan Late)> Times(
        HttpClient client, string address, int times, CancellationToken cancel)
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < times + 10; i++)
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(
                new Uri(address, UriKind.RelativeOrAbsolute), cancel);
            await answer.Content.ReadAsByteArrayAsync(cancel);
            answer.EnsureSuccessStatusCode();
            if (i >= 10) took.Add(Stopwatch.GetElapsedTime(since));
        }
        took.Sort();
        return (took[times / 2], took[(int)(times * 0.99)]);
    }

    public async ValueTask DisposeAsync()
    {
        Program.Dispose();
        Reader.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
