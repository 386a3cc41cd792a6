using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>
/// Customers who are added at the same moment enter the books together: in one transaction, with
/// one wait for the disk. Nobody is told of theirs before it lies there (decision 0330).
/// </summary>
public sealed class Intake(
    IServiceScopeFactory scopes, MasterKeys masters, Trail trail, TimeProvider clock)
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
        _ = Work();
        return order.Added.Task;
    }

    private async Task Work()
    {
        while (Next() is { Count: > 0 } together)
        {
            if (await Write(together) is { } all) await EachAlone(together, all);
            // Whoever came first does not wait for those who came after.
            await Task.Yield();
        }
    }

    // Whoever is at fault is told, and nobody else.
    private async Task EachAlone(List<Order> together, Exception all)
    {
        foreach (var one in together)
        {
            var fault = together.Count == 1 ? all : await Write([one]);
            if (fault is not null) one.Added.SetException(fault);
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
        var customers = together.ConvertAll(o => Made(o, number++, at));
        var keys = customers.ConvertAll(c => DataKey.New(c.Id, masters));
        foreach (var (order, i) in together.Select((o, i) => (o, i)))
        {
            if (order.Facts.IdDocument is { } document)
                Filling.Seal(customers[i], document, keys[i], masters);
        }
        var rows = new RowsTogether(db).Add(customers).Add(keys)
            .Add([.. customers.SelectMany(c => Tokens.Of(c, []))]);
        await trail.WriteAdded(db, rows, customers, keys, default);
        await PairBook.Note(db, customers.ConvertAll(c => new Compared(c, [])), at, default);
        await db.GrantDue([.. customers.Select(c => c.Id)], default);
        await whole.CommitAsync();
        return customers;
    }

    private static Customer Made(Order order, long number, DateTimeOffset at)
    {
        var made = new Customer { Number = number, Source = order.Source, CreatedAt = at };
        Filling.Put(made, order.Facts, at);
        return made;
    }
}
