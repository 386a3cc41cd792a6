using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>
/// Customers who are added at the same moment enter the books together: in one transaction, with
/// one wait for the disk. Nobody is told of theirs before it lies there (decision 0330).
/// </summary>
public sealed class Intake(
    IServiceScopeFactory scopes, MasterKeys masters, TimeProvider clock)
{
    private const int Most = 64;

    private readonly Lock gate = new();
    private readonly Queue<Order> waiting = new();
    private bool isAtWork;

    private sealed record Order(Asker Asker, CustomerFacts Facts, string Source)
    {
        public TaskCompletionSource<Customer> Added { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Each request has its own list of permissions, and those were asked for already.
        public bool IsOfSameAsker(Order other) =>
            (Asker.Id, Asker.Name) == (other.Asker.Id, other.Asker.Name);
    }

    /// <summary>Adds a customer whose facts have been checked.</summary>
    internal Task<Customer> Add(Asker asker, CustomerFacts sound, string source)
    {
        var order = new Order(asker, sound, source);
        lock (gate)
        {
            waiting.Enqueue(order);
            if (isAtWork) return order.Added.Task;
            isAtWork = true;
        }
        _ = Task.Run(Work, CancellationToken.None);
        return order.Added.Task;
    }

    private async Task Work()
    {
        while (Next() is { Count: > 0 } together)
        {
            if (await Write(together) is not { } all) continue;

            // Whoever is at fault is told, and nobody else.
            foreach (var one in together)
            {
                var fault = together.Count == 1 ? all : await Write([one]);
                if (fault is not null) one.Added.SetException(fault);
            }
        }
    }

    // Those who wait, as far as they were sent by one asker: the trail names them all by it.
    private List<Order> Next()
    {
        var together = new List<Order>();
        lock (gate)
        {
            while (together.Count < Most && waiting.TryPeek(out var next)
                && (together.Count == 0 || together[0].IsOfSameAsker(next)))
                together.Add(waiting.Dequeue());
            isAtWork = together.Count > 0;
        }
        return together;
    }

    private async Task<Exception?> Write(List<Order> together)
    {
        try
        {
            var customers = await Written(together);
            foreach (var (order, customer) in together.Zip(customers))
                order.Added.SetResult(customer);
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private async Task<List<Customer>> Written(List<Order> together)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KiteDb>().For(together[0].Asker);
        await using var whole = await db.Database.BeginTransactionAsync();
        var at = clock.GetUtcNow();
        var number = await Counter.Take(db, Counter.Customers, together.Count, default);
        var customers = new List<Customer>(together.Count);
        foreach (var order in together)
        {
            var customer = new Customer
            {
                Number = number++, Source = order.Source, CreatedAt = at,
            };
            db.Add(customer);
            db.Add(DataKey.New(customer.Id, masters));
            await db.Fill(customer, order.Facts, masters, at, default);
            customers.Add(customer);
        }
        await db.SaveChangesAsync();
        await BulkWriter.Write(
            db, [.. customers.SelectMany(c => Tokens.Of(c, []))], default);
        await PairBook.Note(db, customers, default);
        await db.GrantDue([.. customers.Select(c => c.Id)], default);
        await whole.CommitAsync();
        return customers;
    }
}
