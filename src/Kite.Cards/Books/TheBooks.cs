using Microsoft.Extensions.DependencyInjection;

namespace Kite.Cards;

/// <summary>
/// The one way by which value moves. Those who come while a commit is under way go together into
/// the next one, each decided by itself; nobody is answered before theirs lies on the disk
/// (decision 0341).
/// </summary>
public sealed class TheBooks(
    IServiceScopeFactory scopes, TimeProvider clock, SealWork sealing)
{
    private const int Most = 64;

    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> line = new();
    private bool isAtWork;

    internal Task<Result<Posted>> Post(Order order)
    {
        var waiting = new Waiting(order);
        lock (gate)
        {
            line.AddLast(waiting);
            if (isAtWork) return waiting.Answer.Task;
            isAtWork = true;
        }
        _ = Task.Run(Work, CancellationToken.None);
        return waiting.Answer.Task;
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
                if (fault is not null) one.Answer.SetException(fault);
            }
        }
    }

    // One key at a time: who asks twice at once waits for the first answer.
    private List<Waiting> Next()
    {
        var together = new List<Waiting>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        lock (gate)
        {
            for (var at = line.First; at is not null && together.Count < Most;)
            {
                var next = at.Next;
                if (at.Value.Order.Key is not { } key || keys.Add(key))
                {
                    together.Add(at.Value);
                    line.Remove(at);
                }
                at = next;
            }
            isAtWork = together.Count > 0;
        }
        return together;
    }

    private async Task<Exception?> Write(List<Waiting> together)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<KiteDb>();
            var batch = new Batch(db, clock);
            var answers = await batch.Post(together.ConvertAll(w => w.Order));
            if (answers.Any(a => a.Refusal is null && !a.Value.IsReplay)) sealing.Due();
            foreach (var (waiting, answer) in together.Zip(answers))
                waiting.Answer.SetResult(answer);
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private sealed record Waiting(Order Order)
    {
        public TaskCompletionSource<Result<Posted>> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
