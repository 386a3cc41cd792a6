using System.Buffers.Binary;
using Kite.Insight;
using Kite.Sales;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Bench;

/// <summary>Books with very many purchases, and a mirror that is level with them.</summary>
internal sealed class MapBooks : IAsyncDisposable
{
    private const int Batch = 200_000;
    private readonly ServiceProvider services;

    private MapBooks(ServiceProvider services) => this.services = services;

    public static async Task<MapBooks> Fill(
        string folder, string connection, int purchases, CancellationToken cancel,
        int daysLater = 0)
    {
        var builder = KiteHost.Builder(
            [$"--KITE_DATA={folder}", $"--ConnectionStrings:Kite={connection}"]);
        builder.Logging.ClearProviders();
        var books = new MapBooks(builder.Services.BuildServiceProvider());
        var upgraded = await KiteApp.Prepare(books.services, cancel);
        if (upgraded.Refusal is { } no) throw new InvalidOperationException(no.Code);

        var all = PurchaseFile.Rows(purchases)
            .Select(row => row with { Day = row.Day.AddDays(daysLater) });
        foreach (var rows in all.Chunk(Batch))
        {
            await books.Add(rows, cancel);
        }
        return books;
    }

    public async Task Mirror(CancellationToken cancel)
    {
        var mirror = services.GetRequiredService<Mirror>();
        while (await mirror.Follow(cancel)) await Task.Yield();
    }

    /// <summary>The map as pages and programs ask for it.</summary>
    public async Task<MapView> Ask(MapQuestion question, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var open = ActivatorUtilities.GetServiceOrCreateInstance<OpenMap>(scope.ServiceProvider);
        return (await open.Run(Asker.Kite, question, cancel)).Value;
    }

    /// <summary>Any other question, as pages and programs ask it.</summary>
    public async Task<T> With<TUseCase, T>(Func<TUseCase, Task<Result<T>>> ask)
        where TUseCase : notnull
        where T : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return (await ask(scope.ServiceProvider.GetRequiredService<TUseCase>())).Value;
    }

    public FigureSource Figures => services.GetRequiredService<FigureSource>();

    /// <summary>Lets go of the figures that are kept, so that they are counted anew.</summary>
    public void Forget() => services.GetRequiredService<KeptFigures>().Forget();

    /// <summary>Work in a scope of its own.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task Add(PurchaseFile.Row[] rows, CancellationToken cancel)
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
            Day = row.Day,
            NetCoins = row.Coins,
            Currency = "CNY",
            Items = row.Items,
            Source = "bench",
            Reference = Figure.Say($"R{row.Number}"),
        });
        await PurchaseBook.Write(db, [.. purchases], cancel);
        await whole.CommitAsync(cancel);
    }

    public static Guid IdOf(int customer)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], customer);
        return new(bytes, bigEndian: true);
    }
}
