using System.Globalization;
using System.Text.Json.Nodes;
using Kite.Catalogue;
using Kite.Customers;
using Kite.Sales;

namespace Kite.Sample;

/// <summary>Writes the story into the books, by the doors that every import takes.</summary>
internal sealed class SampleBooks(
    KiteDb db, MasterKeys masters, Trail trail, Clockwork clockwork)
{
    private const int BatchSize = 10_000;

    private readonly SampleMenu menu = new(db);

    private readonly record struct Bill(Customer Customer, Outing Outing, DateTimeOffset At);

    public async Task<IReadOnlyList<Customer>> Add(
        IReadOnlyList<Guest> guests, CancellationToken cancel)
    {
        var first = await Counter.Take(db, Counter.Customers, guests.Count, cancel);
        var customers = guests.Select((guest, i) => ToCustomer(guest, first + i)).ToList();
        var keys = guests.Zip(customers)
            .Where(pair => pair.First.OldCard is not null)
            .Select(pair => new CustomerKey
            {
                Source = pair.First.Source,
                Key = pair.First.OldCard!,
                CustomerId = pair.Second.Id,
                CustomerNumber = pair.Second.Number,
            })
            .ToList();
        await CustomerBook.Add(db, masters, customers, keys, cancel);
        await new SampleRecords(db).Add(customers, cancel);
        await trail.Note(
            db, "sample", null, new JsonObject { ["customers"] = customers.Count }, cancel);
        return customers;
    }

    public async Task<int> Add(
        Story story,
        IReadOnlyList<Customer> customers,
        IReadOnlyList<StoreView> stores,
        IProgress<double>? progress,
        CancellationToken cancel)
    {
        await menu.Add(clockwork.At(0, 0), cancel);
        var unnamed = new List<Customer>();
        foreach (var store in stores)
        {
            var opened = clockwork.At(0, 0);
            unnamed.Add(await WalkIns.Of(db, store.Number, opened, cancel));
        }
        var bills = story.Guests.Zip(customers)
            .SelectMany(p => p.First.Outings.Select(o => BillOf(p.Second, o)))
            .Concat(story.Unnamed.Select(o => BillOf(unnamed[o.Store], o)))
            .OrderBy(b => (b.Outing.Day, b.Outing.Minute, b.Outing.Store, b.Customer.Number))
            .ToList();
        var position = await Counter.Take(db, Counter.Purchases, bills.Count, cancel);
        var receipts = new Receipts(story.First);
        var purchases = bills.Select((bill, i) => (bill.Outing, Purchase: ToPurchase(
            bill, position + i, stores[bill.Outing.Store].Number,
            story.First.AddDays(bill.Outing.Day), receipts.Next(bill.Outing))));
        var written = 0;
        foreach (var batch in purchases.Chunk(BatchSize))
        {
            await Write(batch, cancel);
            written += batch.Length;
            progress?.Report(0.3 + (0.7 * written / bills.Count));
        }
        return written;
    }

    private async Task Write(
        (Outing Outing, Purchase Purchase)[] bills, CancellationToken cancel)
    {
        var batch = bills.Select(b => b.Purchase).ToList();
        var lines = bills.SelectMany(b => menu.LinesOf(b.Purchase, b.Outing));
        await PurchaseBook.Write(db, batch, [.. lines], cancel);
        var facts = new JsonObject
        {
            ["purchases"] = batch.Count,
            ["firstPosition"] = batch[0].Position,
            ["lastPosition"] = batch[^1].Position,
        };
        await trail.Note(db, "sample", null, facts, cancel);
    }

    private Customer ToCustomer(Guest guest, long number)
    {
        var at = guest.Life.Joined < 0
            ? clockwork.At(guest.Life.Joined, Hours.Lunch.From)
            : clockwork.At(guest.Outings[0].Day, guest.Outings[0].Minute).AddMinutes(-3);
        return new()
        {
            Number = number,
            Kind = guest.Kind,
            Name = guest.Name,
            Phone = guest.Phone,
            Email = guest.Email,
            Address = guest.Address,
            Language = guest.Language,
            BirthDate = guest.BirthDate,
            LunarBirth = SampleRecords.LunarBirth(guest, number),
            Note = guest.Note,
            Source = guest.Source,
            CreatedAt = at,
            ChangedAt = at,
        };
    }

    private Bill BillOf(Customer customer, Outing outing) =>
        new(customer, outing, clockwork.At(outing.Day, outing.Minute));

    private static Purchase ToPurchase(
        Bill bill, long position, int store, DateOnly day, string reference) => new()
        {
            CustomerId = bill.Customer.Id,
            CustomerNumber = bill.Customer.Number,
            Position = position,
            StoreNumber = store,
            Day = day,
            At = bill.At,
            NetCoins = bill.Outing.Coins,
            Currency = "CNY",
            Items = bill.Outing.Items,
            IsReturn = bill.Outing.IsReturn,
            Source = "till",
            Reference = reference,
        };

    /// <summary>Numbers the receipts of each store, from one every day.</summary>
    private sealed class Receipts(DateOnly first)
    {
        private readonly Dictionary<(int Store, int Day), int> last = [];

        public string Next(Outing outing)
        {
            var number = last[(outing.Store, outing.Day)] =
                last.GetValueOrDefault((outing.Store, outing.Day)) + 1;
            var day = first.AddDays(outing.Day);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Premises.Signs[outing.Store]}-{day:yyyyMMdd}-{number:0000}");
        }
    }
}
