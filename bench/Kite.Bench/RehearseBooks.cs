using System.Buffers.Binary;
using Kite.Cards;
using Kite.Catalogue;
using Kite.Insight;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Bench;

/// <summary>
/// Books with a year of receipts, three things on each, and strategies: two that run and a draft.
/// </summary>
internal sealed class RehearseBooks : IAsyncDisposable
{
    private const int Batch = 100_000;
    private const int LinesEach = 3;
    private const int Products = 200;
    private static readonly DateOnly First = new(2025, 11, 28);
    private readonly ServiceProvider services;

    private RehearseBooks(ServiceProvider services) => this.services = services;

    public static Period Year { get; } = Period.Of(First, First.AddDays(364)).Value;

    public static async Task<RehearseBooks> Fill(
        string folder, string connection, int receipts, CancellationToken cancel)
    {
        var builder = KiteHost.Builder(
            [$"--KITE_DATA={folder}", $"--ConnectionStrings:Kite={connection}"]);
        builder.Logging.ClearProviders();
        var books = new RehearseBooks(builder.Services.BuildServiceProvider());
        var upgraded = await KiteApp.Prepare(books.services, cancel);
        if (upgraded.Refusal is { } no) throw new InvalidOperationException(no.Code);

        await books.Goods(cancel);
        foreach (var rows in PurchaseFile.Rows(receipts).Chunk(Batch))
            await books.Add(rows, receipts, cancel);
        return books;
    }

    /// <summary>A draft of a tenth off drinks, at most 20 a bill, beside two that run.</summary>
    public async Task<Guid> Strategies(CancellationToken cancel)
    {
        await Run("Seniors", new(EffectKind.Percent, 500), "Food", cancel);
        await Run("Large bills", new(EffectKind.Percent, 300), null, cancel);
        return await Write("Drinks", new(EffectKind.Percent, 1_000), "Drinks", cancel);
    }

    /// <summary>What the database does by itself after a while: it counts what lies in it.
    /// </summary>
    public Task<int> Settle(CancellationToken cancel) => With(
        (KiteDb db) => db.Database.ExecuteSqlRawAsync("ANALYZE", cancel));

    /// <summary>The whole rehearsal, from asking to the written result; answers its report.
    /// </summary>
    public async Task<RehearsalReport> Rehearse(Guid strategy, CancellationToken cancel)
    {
        var asked = await With((StartRehearsal start) => start.Run(Asker.Kite, new()
        {
            Strategy = strategy, From = Year.From, To = Year.To, Often = 4, Much = 120_00,
        }, cancel));
        var done = await services.GetRequiredService<RunRehearsal>().Run(
            asked.Value.Id, progress: null, cancel);
        if (done.Refusal is { } no) throw new InvalidOperationException(no.Code);
        return (await With((ShowRehearsal show) => show.Run(
            Asker.Kite, asked.Value.Id, cancel))).Value;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task Run(
        string name, EffectFacts effect, string? category, CancellationToken cancel)
    {
        var id = await Write(name, effect, category, cancel);
        await With((DecideStrategy decide) =>
            decide.Propose(Someone(1), id, new(null, null), cancel));
        var approved = await With((DecideStrategy decide) =>
            decide.Approve(Someone(2), id, new(null, null), cancel));
        if (approved.Refusal is { } no) throw new InvalidOperationException(no.Code);
    }

    private async Task<Guid> Write(
        string name, EffectFacts effect, string? category, CancellationToken cancel)
    {
        var written = await With((WriteStrategy write) => write.Add(
            Someone(1),
            new()
            {
                Name = name,
                Effect = effect,
                What = new() { Categories = category is null ? null : [category] },
                Caps = new() { PerBill = new(20_00, Currency.Cny) },
                Sheet = new()
                {
                    Owner = "Bench", DepartmentsTold = "All", Safety = "None",
                    SuccessMeasure = "Time", Exceptions = "None",
                },
            },
            cancel));
        return written.Refusal is { } no
            ? throw new InvalidOperationException(no.Code)
            : written.Value.Id;
    }

    private static Asker Someone(int who) => new(
        new Guid(who, 0, 0, new byte[8]), $"Someone {who}",
        new HashSet<string>(May.All, StringComparer.Ordinal));

    private async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private Task<bool> Goods(CancellationToken cancel) => With(async (KiteDb db) =>
    {
        db.For(Asker.Kite);
        if ((await db.StoresAsync(cancel)).Count == 0)
            db.Add(new Store { Number = 1, Name = "Bench", TimeZone = "UTC" });
        for (var i = 0; i < Products; i++)
        {
            db.Add(new Product
            {
                Number = i + 1,
                Code = Figure.Say($"P{i:000}"),
                Category = i % 4 == 0 ? "Drinks" : "Food",
            });
        }
        await db.SaveChangesAsync(cancel);
        return true;
    });

    private async Task Add(PurchaseFile.Row[] rows, int receipts, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KiteDb>();
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        var position = await Counter.Take(db, Counter.Purchases, rows.Length, cancel);
        var purchases = rows.Select((row, i) => new Purchase
        {
            CustomerId = IdOf(row.Customer),
            CustomerNumber = row.Customer,
            Position = position + i,
            StoreNumber = 1,
            Day = First.AddDays((int)((long)(row.Number - 1) * 365 / receipts)),
            NetCoins = row.Coins,
            Currency = "CNY",
            Items = LinesEach,
            Source = "bench",
            Reference = Figure.Say($"R{row.Number}"),
        }).ToList();
        var lines = purchases.SelectMany((p, i) => Lines(p, rows[i].Number)).ToList();
        await PurchaseBook.Write(db, purchases, lines, cancel);
        await whole.CommitAsync(cancel);
    }

    private static IEnumerable<PurchaseLine> Lines(Purchase purchase, int number)
    {
        var part = purchase.NetCoins / LinesEach;
        for (var i = 0; i < LinesEach; i++)
        {
            yield return new()
            {
                CustomerId = purchase.CustomerId,
                PurchaseId = purchase.Id,
                Line = i + 1,
                Product = Figure.Say($"P{(number * 7 + i * 13) % Products:000}"),
                QuantityThousandths = 1_000,
                NetCoins = i == 0 ? purchase.NetCoins - part * (LinesEach - 1) : part,
            };
        }
    }

    private static Guid IdOf(int customer)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], customer);
        return new(bytes, bigEndian: true);
    }
}
