using Kite.Insight;
using Kite.Sales;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests.Insight;

/// <summary>Books with sales in them, and a mirror that may follow.</summary>
internal sealed class MirrorWorld : IAsyncDisposable
{
    private readonly TestBooks books;
    private readonly ServiceProvider services;

    private MirrorWorld(TestBooks books)
    {
        this.books = books;
        services = new ServiceCollection()
            .AddScoped(_ => books.Open())
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new DataFolder(books.Folder))
            .AddSingleton<KeptFigures>()
            .AddSingleton<MirrorFile>()
            .AddSingleton<MirrorNote>()
            .AddSingleton<Mirror>()
            .AddSingleton<FigureSource>()
            .BuildServiceProvider();
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string File => Path.Combine(books.Folder, "mirror.duckdb");
    public Mirror Mirror => services.GetRequiredService<Mirror>();
    public MirrorCheck Check => new(
        services.GetRequiredService<MirrorFile>(), services.GetRequiredService<MirrorNote>(),
        books.Open());

    public FigureSource Figures => services.GetRequiredService<FigureSource>();

    public static async Task<MirrorWorld> With(IEnumerable<Sale> sales)
    {
        var world = new MirrorWorld(await TestBooks.Fresh());
        await world.Sell([.. sales]);
        return world;
    }

    /// <summary>The same books, after the program was stopped and started again.</summary>
    public MirrorWorld Restarted()
    {
        services.Dispose();
        return new(books);
    }

    public KiteDb Open() => books.Open();

    public async Task FollowAll()
    {
        while (await Mirror.Follow(Cancel)) { }
    }

    public async Task<MirrorSnapshot> FromMirror()
    {
        await FollowAll();
        return Assert.IsType<MirrorSnapshot>(await Figures.Open(Cancel));
    }

    public async Task<Snapshot> FromBooks() =>
        await BooksSnapshot.Open(services.CreateAsyncScope(), books.Open(), Cancel);

    /// <summary>Answers the position of the first of them.</summary>
    public async Task<long> Sell(params Sale[] sales)
    {
        await using var db = books.Open();
        await using var whole = await db.Database.BeginTransactionAsync(Cancel);
        var first = await Counter.Take(db, Counter.Purchases, sales.Length, Cancel);
        var rows = sales.Select((sale, i) => (sale, Row: Row(sale, first + i))).ToList();
        await PurchaseBook.Write(
            db, rows.ConvertAll(r => r.Row), [.. rows.SelectMany(r => r.sale.LinesOf(r.Row))],
            Cancel);
        await whole.CommitAsync(Cancel);
        return first;
    }

    /// <summary>Takes purchases out of the books, as the undoing of an import does.</summary>
    public async Task TakeBack(long first, long last)
    {
        await using var db = books.Open();
        await using var whole = await db.Database.BeginTransactionAsync(Cancel);
        await PurchaseLines.Remove(db, first, last, Cancel);
        await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteDeleteAsync(
            db.Set<Purchase>().Where(p => p.Position >= first && p.Position <= last), Cancel);
        db.Add(new PurchaseRemoval
        {
            Position = await Counter.Take(db, Counter.Purchases, 1, Cancel),
            FirstPosition = first,
            LastPosition = last,
        });
        await db.SaveChangesAsync(Cancel);
        await whole.CommitAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await books.DisposeAsync();
    }

    private static Purchase Row(Sale sale, long position) => new()
    {
        CustomerId = Guid.CreateVersion7(),
        Position = position,
        CustomerNumber = sale.Customer,
        StoreNumber = sale.Store,
        Day = sale.Day,
        NetCoins = sale.Net,
        IsReturn = sale.IsReturn,
        Currency = "CNY",
        Source = "test",
        Reference = $"{position}",
    };
}
