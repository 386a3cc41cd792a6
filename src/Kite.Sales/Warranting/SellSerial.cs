using Kite.Catalogue;
using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>A numbered piece goes to a customer, or comes back from them (T1).</summary>
public sealed class SellSerial(KiteDb db, TimeProvider clock)
{
    private const int LongestReceipt = 100;

    /// <summary>To whom a piece is sold, and when.</summary>
    /// <param name="CustomerNumber">The number that staff read.</param>
    /// <param name="Day">Today where none is said.</param>
    /// <param name="WarrantyUntil">As long as the product says where none is said.</param>
    /// <param name="Receipt">The number of the receipt.</param>
    public sealed record SerialSale(
        long? CustomerNumber, DateOnly? Day = null, DateOnly? WarrantyUntil = null,
        string? Receipt = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/serial-numbers/{id:guid}/sales",
                async (
                    Guid id, SerialSale sale, SellSerial sell, Asker asker,
                    CancellationToken cancel) =>
                    (await sell.Run(asker, id, sale, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Notes that a numbered piece was sold to a customer");
        api.MapPost(
                "/serial-numbers/{id:guid}/returns",
                async (
                    Guid id, SellSerial sell, Asker asker, CancellationToken cancel) =>
                    (await sell.TakeBack(asker, id, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .Idempotent()
            .WithSummary("Notes that a numbered piece came back from its customer");
    }

    public async Task<Result<SerialView>> Run(
        Asker asker, Guid id, SerialSale sale, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        var today = (await db.For(asker).BusinessAsync(cancel)).Today(clock);
        var day = sale.Day ?? today;
        if (Faults(sale, day, today).ToList() is { Count: > 0 } faults)
            return new BadInput(faults);

        await using var whole = await Begin(cancel);
        var buyer = await db.SurvivorFor(sale.CustomerNumber!.Value, cancel);
        if (buyer is null)
        {
            return new BadInput(
                "customerNumber", new NoSuchCustomer($"{sale.CustomerNumber}"));
        }
        var serial = await db.Set<SerialNumber>().FindAsync([id], cancel);
        if (serial is null) return new NoSuchSerialNumber($"{id}");
        if (serial.SoldOn is { } sold) return new PieceIsSold(serial.Serial, sold);

        var months = await db.Set<Product>().Where(p => p.Id == serial.ProductId)
            .Select(p => p.WarrantyMonths).SingleAsync(cancel);
        (serial.CustomerId, serial.CustomerNumber, serial.RecordedUnder) =
            (buyer.Customer.Id, buyer.Customer.Number, buyer.RecordedUnder);
        (serial.SoldOn, serial.Receipt) = (day, Word(sale.Receipt));
        serial.WarrantyUntil = sale.WarrantyUntil
            ?? (months is { } covered ? day.AddMonths(covered) : null);
        return await Saved(asker, serial, whole, cancel);
    }

    public async Task<Result<SerialView>> TakeBack(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);

        db.For(asker);
        await using var whole = await Begin(cancel);
        var serial = await db.Set<SerialNumber>().FindAsync([id], cancel);
        if (serial is null) return new NoSuchSerialNumber($"{id}");
        if (serial.SoldOn is null) return new PieceIsNotSold(serial.Serial);

        (serial.CustomerId, serial.CustomerNumber, serial.RecordedUnder) = (null, null, 0);
        (serial.SoldOn, serial.Receipt, serial.WarrantyUntil) = (null, null, null);
        return await Saved(asker, serial, whole, cancel);
    }

    // Who merges customers waits for this counter, or this waits for them.
    private async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction?> Begin(
        CancellationToken cancel)
    {
        var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        await Counter.Take(db, Counter.Purchases, 0, cancel);
        return whole;
    }

    private async Task<Result<SerialView>> Saved(
        Asker asker, SerialNumber serial,
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction? whole,
        CancellationToken cancel)
    {
        serial.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(serial.Version - 1, serial.Version);
        }
        if (whole is not null) await whole.CommitAsync(cancel);
        return await new ListSerials(db, clock).Show(
            asker.May(May.ReadProducts) ? asker : Asker.Kite, serial.Id, cancel);
    }

    private static IEnumerable<Fault> Faults(SerialSale sale, DateOnly day, DateOnly today)
    {
        if (sale.CustomerNumber is null)
            yield return new("customerNumber", new CustomerIsMissing());
        if (day > today || day.Year < 1900) yield return new("day", new NotSoldYet(day));
        if (sale.WarrantyUntil < day)
            yield return new("warrantyUntil", new WarrantyEndsTooEarly(day));
        if (sale.WarrantyUntil?.Year > 2200)
        {
            yield return new(
                "warrantyUntil", new YearIsOutOfReach(sale.WarrantyUntil.Value));
        }
        if (Word(sale.Receipt)?.Length > LongestReceipt)
            yield return new("receipt", new WordIsTooLong(LongestReceipt));
    }

    private static string? Word(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null : word.Trim();
}
