using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Someone at a till who moves value in a shop's books.</summary>
internal sealed class Cashier(Shop shop)
{
    private static readonly Store Harbour = new()
    {
        Number = 1, Name = "Harbour", TimeZone = "UTC", CutOff = new(4, 0),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<Guid> Purse(string currency = "CNY")
    {
        var purse = new Purse { Currency = currency, OpenedAt = shop.Clock.GetUtcNow() };
        await shop.Books(db =>
        {
            db.Add(purse);
            return db.SaveChangesAsync(Cancel);
        });
        return purse.Id;
    }

    /// <summary>Asks for it as a till does, which names each thing that it asks for.</summary>
    public Task<Result<Posted>> Ask(Deed deed, string? key = null, Store? store = null) =>
        shop.With((TheBooks books) => books.Post(new(deed, Someone.Lin, store ?? Harbour)
        {
            Key = key,
            Asked = deed.ToString(),
        }));

    /// <summary>The same where it must be done.</summary>
    public async Task<Transaction> Do(Deed deed, string? key = null)
    {
        var posted = await Ask(deed, key);
        Assert.Null(posted.Refusal);
        return posted.Value.Transaction;
    }

    public Task<Transaction> TopUp(Guid purse, long principal, long bonus = 0) =>
        Do(new TopUp(purse, new(principal, bonus), Tender.Cash, PaperPurse.Usual));

    public Task<Transaction> Pay(Guid purse, long coins) => Do(new Payment(purse, coins));

    /// <summary>All tables of the books, row by row: what a refusal must leave as it was.</summary>
    public Task<string> Everything() => shop.Books(async db =>
    {
        var rows = new List<string>();
        rows.AddRange(await Rows<Purse>(db));
        rows.AddRange(await Rows<Lot>(db));
        rows.AddRange(await Rows<Transaction>(db));
        rows.AddRange(await Rows<Entry>(db));
        rows.AddRange(await Rows<PointPurchase>(db));
        rows.AddRange(await Rows<PointStep>(db));
        rows.AddRange((await db.Set<Identified>().AsNoTracking().ToListAsync(Cancel)).Select(
            i => $"{i.TransactionId} {i.CustomerNumber}"));
        rows.AddRange(await Rows<SeatDay>(db));
        rows.AddRange(await Rows<SeatLimits>(db));
        rows.AddRange((await db.Set<ValueKey>().AsNoTracking().ToListAsync(Cancel)).Select(
            k => $"{k.Key} {k.TransactionId} {Convert.ToHexString(k.RequestHash)}"));
        rows.AddRange((await db.Set<BooksHead>().AsNoTracking().ToListAsync(Cancel)).Select(
            h => $"{h.Position} {h.At:O}"));
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    });

    public Task<Share> Balance(Guid purse) => shop.Books(async db =>
        (await db.Set<Purse>().AsNoTracking().SingleAsync(p => p.Id == purse, Cancel)).Balance);

    public Task<Dictionary<string, long>> Faults() =>
        shop.Books(db => BooksProofs.Faults(db, Cancel));

    public Task<long> Seal() =>
        shop.Books(db => SealChain.Seal(db, shop.Clock.GetUtcNow(), Cancel));

    private static async Task<IEnumerable<string>> Rows<T>(KiteDb db)
        where T : class =>
        (await db.Set<T>().AsNoTracking().ToListAsync(Cancel)).Select(r => r.ToString()!);
}
