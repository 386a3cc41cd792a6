namespace Kite.Insight;

/// <summary>What some figures answer: as of which purchase, which days, which store.</summary>
internal readonly record struct Question(
    string Of, long Position, DateOnly From, DateOnly To, int? Store);

/// <summary>
/// The last few answers, kept so that moving a line over the map reads nothing again. Bounded by
/// how many customers they hold together, and forgotten when nobody asks.
/// </summary>
internal sealed class KeptFigures(TimeProvider clock)
{
    private const int MostAnswers = 16;
    private const int MostCustomers = 4_000_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly List<Answer> answers = [];

    /// <summary>The kept answer, or a new one; who asks the same meanwhile waits for it.</summary>
    public async Task<T> Get<T>(Question question, Func<Task<T>> count, Func<T, int> customers)
        where T : class
    {
        var answer = AnswerTo(question, async () => await count());
        try
        {
            var told = (T)await answer.Told.Value;
            answer.Customers = customers(told);
            return told;
        }
        catch
        {
            lock (gate) answers.Remove(answer);
            throw;
        }
        finally
        {
            Tidy();
        }
    }

    private Answer AnswerTo(Question question, Func<Task<object>> count)
    {
        lock (gate)
        {
            var answer = answers.Find(a => a.Question == question)
                ?? new(question, new(count));
            answers.Remove(answer);
            answers.Add(answer);
            answer.AskedAt = clock.GetUtcNow();
            return answer;
        }
    }

    /// <summary>Lets go of what is too old, too much or about an earlier state.</summary>
    public void Tidy()
    {
        lock (gate)
        {
            var newest = answers.Count == 0 ? 0 : answers.Max(a => a.Question.Position);
            var tooOld = clock.GetUtcNow() - Patience;
            answers.RemoveAll(a => a.Question.Position < newest || a.AskedAt < tooOld);
            while (answers.Count > MostAnswers || IsTooMuch()) answers.RemoveAt(0);
        }
    }

    public void Forget()
    {
        lock (gate) answers.Clear();
    }

    // The last answer stays, however large: someone is looking at it.
    private bool IsTooMuch() =>
        answers.Count > 1 && answers.Sum(a => (long)a.Customers) > MostCustomers;

    private sealed class Answer(Question question, Lazy<Task<object>> told)
    {
        public Question Question => question;
        public Lazy<Task<object>> Told => told;
        public int Customers { get; set; }
        public DateTimeOffset AskedAt { get; set; }
    }
}
