using Kite.Importing;

namespace Kite.Customers;

/// <summary>One file of customers on its way into the books.</summary>
internal sealed class CustomerWork(
    ImportOrder order, string source, CustomerReader reader, Tally met, MasterKeys masters,
    TimeProvider clock)
    : ImportWork
{
    private readonly CustomerFinder finder = new(source);
    private readonly CustomerChanges changes =
        new(order.Import, source, order.Mapping.Known ?? KnownRecords.Leave, masters, clock);

    // Read beside the writing, so that most of the work of a file of new customers is done there.
    private volatile bool mostAreNew = true;

    public override UnderstoodRow? Understand(RowReading reading)
    {
        var row = reader.Read(reading);
        if (mostAreNew) row?.MakeReady(masters);
        return row;
    }

    public override async Task<BatchPlan> Plan(
        KiteDb db, IReadOnlyList<UnderstoodRow> rows, bool forReal, CancellationToken cancel)
    {
        List<FileCustomer> all = [.. rows.Cast<FileCustomer>()];
        var known = await finder.Find(db, all, cancel);
        var told = all.SelectMany(r => r.Own.Keys).Distinct().ToList();
        var standing = await changes.Read(db, known.Values, told, cancel);
        var plan = new CustomerPlan();
        var firsts = new Dictionary<string, FileCustomer>(StringComparer.Ordinal);
        foreach (var row in all)
        {
            if (known.TryGetValue(row, out var customer))
            {
                if (standing.Take(customer, row)) plan.Change(row, customer);
                else plan.Pass();
            }
            else if (firsts.TryGetValue(row.Key, out var first))
            {
                changes.Join(first, row);
                plan.Pass();
            }
            else if (!forReal && met.Met(Tally.KeyOf(row.Key)) > 1)
            {
                // A dry run wrote nothing that could be found again.
                plan.Pass();
            }
            else
            {
                plan.Bring(firsts[row.Key] = row);
            }
        }
        // A dry run writes nobody: what would be made for it would be thrown away.
        mostAreNew = forReal && 2 * plan.Fresh.Count >= rows.Count;
        return plan;
    }

    public override async Task<BatchPlaces> Take(
        KiteDb db, BatchPlan plan, CancellationToken cancel)
    {
        var batch = (CustomerPlan)plan;
        await changes.Write(db, batch.Changes, cancel);
        if (batch.Fresh.Count == 0) return BatchPlaces.None;

        var first = await Counter.Take(db, Counter.Customers, batch.Fresh.Count, cancel);
        await Bring(db, batch.Fresh, first, cancel);
        return new(first, first + batch.Fresh.Count - 1);
    }

    protected override void Close() => met.Dispose();

    private async Task Bring(
        KiteDb db, IReadOnlyList<FileCustomer> rows, long first, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        var customers = new List<NewCustomer>(rows.Count);
        var contacts = new List<ContactPoint>();
        var tags = new List<CustomerTag>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var customer = new Customer
            {
                Id = row.Readied?.CustomerId ?? Guid.CreateVersion7(),
                Number = first + i,
                Source = source,
                ImportId = order.Import,
                CreatedAt = at,
            };
            Filling.Put(customer, row.Facts, at);
            customers.Add(new(customer, row.Facts.IdDocument, KeyOf(row, customer))
            {
                Readied = row.Readied,
            });
            contacts.AddRange(row.Contacts.Select((c, place) =>
                changes.Point(customer.Id, c, place + 1, at)));
            tags.AddRange(row.Tags.Select(t => new CustomerTag
            {
                CustomerId = customer.Id,
                CustomerNumber = customer.Number,
                Tag = t,
            }));
        }
        var values = rows.Zip(customers)
            .SelectMany(p => OwnBook.Rows(p.Second.Customer, p.First.Own)).ToList();
        var searched = rows.SelectMany(r => r.Own.Keys).Where(f => f.IsSearched)
            .DistinctBy(f => f.Id).ToDictionary(f => f.Id);
        await CustomerBook.Add(
            db, masters, customers, contacts, tags, values, searched, cancel);
    }

    private CustomerKey KeyOf(FileCustomer row, Customer customer) => new()
    {
        Source = source,
        Key = row.Key,
        CustomerId = customer.Id,
        CustomerNumber = customer.Number,
    };
}
