using Kite.Cards;
using Kite.Catalogue;
using Kite.Sales;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Bench;

/// <summary>
/// Books with two years of cards: each is paid into at first and then paid with, and half as many
/// bills as there are payments lie at the tills.
/// </summary>
internal sealed class FigureBooks : IAsyncDisposable
{
    private const int Each = 20;
    private const int Together = 2_000;
    private const int Days = 730;
    private const long PaidIn = 1_000_000;
    private const long Given = 100_000;
    private readonly ServiceProvider services;
    private readonly DateOnly first;
    private long position;

    private FigureBooks(ServiceProvider services)
    {
        this.services = services;
        Today = DateOnly.FromDateTime(
            services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        first = Today.AddDays(1 - Days);
    }

    public DateOnly Today { get; }

    public static async Task<FigureBooks> Fill(
        string folder, string connection, int transactions, CancellationToken cancel)
    {
        var builder = KiteHost.Builder(
            [$"--KITE_DATA={folder}", $"--ConnectionStrings:Kite={connection}"]);
        builder.Logging.ClearProviders();
        var books = new FigureBooks(builder.Services.BuildServiceProvider());
        var upgraded = await KiteApp.Prepare(books.services, cancel);
        if (upgraded.Refusal is { } no) throw new InvalidOperationException(no.Code);

        await books.With(async (KiteDb db) =>
        {
            db.For(Asker.Kite);
            if ((await db.StoresAsync(cancel)).Count == 0)
                db.Add(new Store { Number = 1, Name = "Bench", TimeZone = "UTC" });
            return await db.SaveChangesAsync(cancel);
        });
        var purses = transactions / Each;
        for (var from = 0; from < purses; from += Together)
            await books.Add(from, Math.Min(Together, purses - from), cancel);
        await books.With((KiteDb db) => db.Database.ExecuteSqlRawAsync("ANALYZE", cancel));
        return books;
    }

    /// <summary>All figures of these days; answers what is owed at their end.</summary>
    public async Task<long> Ask(DateOnly from, int? store, CancellationToken cancel)
    {
        var asked = new CardFigureQuestion { From = from, To = Today, Store = store };
        await With((CountActivity count) => count.Run(Asker.Kite, asked, cancel));
        await With((CountIssued count) => count.Run(Asker.Kite, asked, cancel));
        await With((CountMembershipSales count) => count.Run(Asker.Kite, asked, cancel));
        await With((CountSpend count) => count.Run(Asker.Kite, asked, cancel));
        var owed = await With((CountLiability count) => count.Run(Asker.Kite, asked, cancel));
        return owed.Value.Items.Sum(o => o.Closing.Principal.Coins + o.Closing.Bonus.Coins);
    }

    /// <summary>What is on all cards, by hand.</summary>
    public Task<long> OnCards(CancellationToken cancel) => With((KiteDb db) =>
        db.Set<Purse>().SumAsync(p => p.PrincipalCoins + p.BonusCoins, cancel));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task Add(int from, int count, CancellationToken cancel)
    {
        var rows = new Rows();
        for (var i = from; i < from + count; i++) Live(rows, i);
        await With(async (KiteDb db) =>
        {
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            await BulkWriter.Write(db, rows.Purses, cancel);
            await BulkWriter.Write(db, rows.Lots, cancel);
            await BulkWriter.Write(db, rows.Transactions, cancel);
            await BulkWriter.Write(db, rows.Entries, cancel);
            await BulkWriter.Write(db, rows.Bills, cancel);
            await BulkWriter.Write(db, rows.Tenders, cancel);
            await whole.CommitAsync(cancel);
            return true;
        });
    }

    // A card's life, on days spread over the years by its number.
    private void Live(Rows rows, int which)
    {
        var (purse, begin) = (Guid.CreateVersion7(), which * 7 % (Days / 3));
        var (principal, bonus) = (PaidIn, Given);
        var lot = Lot.Of(
            purse, 1, new(PaidIn, Given),
            new(SpendOrder.Proportional) { IssuedOn = first.AddDays(begin) });
        Move(rows, TransactionKind.TopUp, purse, begin, PaidIn, Given, Account.Cash);
        for (var visit = 1; visit < Each; visit++)
        {
            var day = begin + (visit * (Days - begin - 1) / Each);
            var coins = 1_000 + ((which * 31) + (visit * 17)) % 9_000;
            Move(
                rows, TransactionKind.Payment, purse, day, -coins, -(coins / 10),
                Account.Sales);
            (principal, bonus) = (principal - coins, bonus - (coins / 10));
            if (visit % 2 == 0) Sell(rows, which, visit, day, coins);
        }
        rows.Lots.Add(lot with { PrincipalLeftCoins = principal, BonusLeftCoins = bonus });
        rows.Purses.Add(new()
        {
            Id = purse, Currency = "CNY", PrincipalCoins = principal, BonusCoins = bonus, Lots = 1,
        });
    }

    private void Move(
        Rows rows, TransactionKind kind, Guid purse, int day, long principal, long bonus,
        Account house)
    {
        var t = new Transaction
        {
            PurseId = purse, Position = ++position, Kind = kind, Day = first.AddDays(day),
            At = new(first.AddDays(day), TimeOnly.MinValue, TimeSpan.Zero), StoreNumber = 1,
            PrincipalCoins = principal, BonusCoins = bonus, Currency = "CNY",
        };
        rows.Transactions.Add(t);
        (Account Account, int? Lot, long Coins)[] lines =
        [
            (Account.Principal, 1, principal), (Account.Bonus, 1, bonus),
            (house, null, -principal - bonus),
        ];
        rows.Entries.AddRange(lines.Select((line, i) => new Entry
        {
            PurseId = purse, TransactionId = t.Id, Line = i + 1, Account = line.Account,
            Lot = line.Lot, Coins = line.Coins,
            PurseLine = line.Lot is null ? null : (position * 2) + i,
        }));
    }

    private void Sell(Rows rows, int which, int visit, int day, long coins)
    {
        var (bill, cash) = (Guid.CreateVersion7(), visit % 4 == 0 ? coins / 2 : 0);
        rows.Bills.Add(new()
        {
            Id = bill, Number = position, TillNumber = 1, StoreNumber = 1,
            Day = first.AddDays(day), CustomerNumber = which % 3 == 0 ? null : which,
            Currency = "CNY", LinesCoins = coins, TotalCoins = coins, TenderedCoins = coins,
        });
        rows.Tenders.Add(new()
        {
            CheckoutId = bill, Line = 1, Kind = TenderKind.StoredValue, Coins = coins - cash,
        });
        if (cash == 0) return;
        rows.Tenders.Add(new()
        {
            CheckoutId = bill, Line = 2, Kind = TenderKind.Cash, Coins = cash,
        });
    }

    private async Task<T> With<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Rows that are written together.</summary>
    private sealed class Rows
    {
        public List<Purse> Purses { get; } = [];
        public List<Lot> Lots { get; } = [];
        public List<Transaction> Transactions { get; } = [];
        public List<Entry> Entries { get; } = [];
        public List<Checkout> Bills { get; } = [];
        public List<CheckoutTender> Tenders { get; } = [];
    }
}
