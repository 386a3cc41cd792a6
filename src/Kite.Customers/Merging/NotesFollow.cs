using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// How a customer was thanked, why they left, where they came from and why they choose us. Where
/// both answered, the survivor's answer stands and the other's rests until they are parted.
/// </summary>
internal sealed class NotesFollow(KiteDb db) : ICustomerFollower
{
    private const string Thanked = "thank";
    private const string Left = "loss";
    private const string Answered = "answer";

    public async Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
    [
        Following.Of(
            "thanks", await db.Thanks.LongCountAsync(t => t.CustomerId == from.Id, cancel)),
        Following.Of(
            "losses", await db.Losses.LongCountAsync(l => l.CustomerId == from.Id, cancel)),
        Following.Of("answers", (await AnswersMoving(from, to, cancel)).Count),
    ];

    public async Task Move(Moving moving, CancellationToken cancel)
    {
        var (from, to, log) = (moving.From, moving.To, moving.Log);
        foreach (var thank in await db.Thanks.Where(t => t.CustomerId == from.Id)
            .ToListAsync(cancel))
        {
            Give(thank, to.Id);
            log.Note(Thanked, $"{thank.Id}", from.Id);
        }
        foreach (var loss in await db.Losses.Where(l => l.CustomerId == from.Id)
            .ToListAsync(cancel))
        {
            Give(loss, to.Id);
            log.Note(Left, $"{loss.Id}", from.Id);
        }
        foreach (var answer in await AnswersMoving(from, to, cancel))
        {
            Give(answer, to.Id);
            await log.Note(Answered, $"{answer.Asked}", from.Id, answer, cancel);
        }
    }

    public async Task Undo(Moving moving, CancellationToken cancel)
    {
        var (from, to, log) = (moving.From.Id, moving.To.Id, moving.Log);
        var thanks = log.Things(Thanked).Select(Guid.Parse).ToList();
        foreach (var thank in await db.Thanks
            .Where(t => t.CustomerId == to && thanks.Contains(t.Id)).ToListAsync(cancel))
            Give(thank, from);
        var losses = log.Things(Left).Select(Guid.Parse).ToList();
        foreach (var loss in await db.Losses
            .Where(l => l.CustomerId == to && losses.Contains(l.Id)).ToListAsync(cancel))
            Give(loss, from);
        foreach (var (_, was) in await log.Before<CustomerAnswer>(Answered, cancel))
        {
            var now = await db.CustomerAnswers.FindAsync([to, was.Asked], cancel);
            // What was answered anew since is the survivor's; the older one goes home.
            if (now?.NotedAt == was.NotedAt) Give(now, from);
            else db.Add(Copy(was, from));
        }
    }

    private async Task<List<CustomerAnswer>> AnswersMoving(
        MergeSide from, MergeSide to, CancellationToken cancel)
    {
        var answers = db.CustomerAnswers;
        return await answers
            .Where(a => a.CustomerId == from.Id)
            .Where(a => !answers.Any(o => o.CustomerId == to.Id && o.Asked == a.Asked))
            .ToListAsync(cancel);
    }

    private void Give(Thank thank, Guid customer)
    {
        db.Remove(thank);
        db.Add(new Thank
        {
            CustomerId = customer, Id = thank.Id, Day = thank.Day, WordId = thank.WordId,
            Note = thank.Note, NotedBy = thank.NotedBy, NotedAt = thank.NotedAt,
        });
    }

    private void Give(Loss loss, Guid customer)
    {
        db.Remove(loss);
        db.Add(new Loss
        {
            CustomerId = customer, Id = loss.Id, Kind = loss.Kind, WordId = loss.WordId,
            Evidence = loss.Evidence, Day = loss.Day, Note = loss.Note, NotedBy = loss.NotedBy,
            NotedAt = loss.NotedAt, WonBackOn = loss.WonBackOn, WonBackBy = loss.WonBackBy,
        });
    }

    private void Give(CustomerAnswer answer, Guid customer)
    {
        db.Remove(answer);
        db.Add(Copy(answer, customer));
    }

    private static CustomerAnswer Copy(CustomerAnswer answer, Guid customer) => new()
    {
        CustomerId = customer, Asked = answer.Asked, WordId = answer.WordId, Text = answer.Text,
        Evidence = answer.Evidence, Source = answer.Source, NotedAt = answer.NotedAt,
        NotedBy = answer.NotedBy, VerifiedAt = answer.VerifiedAt, VerifiedBy = answer.VerifiedBy,
    };
}
