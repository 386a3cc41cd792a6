using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Kite;

/// <summary>
/// Sends the letters that have fallen due, each written as it leaves. One copy of the program
/// does so at a time; a letter whose sender died in the middle is sent again under the same
/// number, by which a mail server knows it.
/// </summary>
public sealed partial class SendMail(
    KiteDb db, KeepMailDoor doors, IEnumerable<ILetters> kinds, TimeProvider clock,
    ILogger<SendMail> log)
{
    internal const int MostAttempts = 8;
    private const string TurnName = "mail";
    private const int AtOnce = 20;

    // How long after each attempt in vain.
    private static readonly int[] Minutes = [1, 5, 15, 60, 180, 360, 720];

    /// <summary>How many were taken by the mail server.</summary>
    public async Task<int> RunDue(CancellationToken cancel)
    {
        if (await doors.Open(cancel) is not { } door) return 0;
        if (await Turn.Try(db, TurnName, clock, cancel) is not { } turn) return 0;
        try
        {
            foreach (var kind in kinds) await kind.Plan(cancel);
            return await SendAll(door, turn, cancel);
        }
        finally
        {
            await turn.Release(db, CancellationToken.None);
        }
    }

    private async Task<int> SendAll(OpenedDoor door, Turn turn, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = await db.Set<Mail>().AsNoTracking()
            .Where(m => m.State == MailState.Waiting || m.State == MailState.Sending)
            .Where(m => m.NextAt <= now)
            .OrderBy(m => m.NextAt).ThenBy(m => m.Id)
            .Take(AtOnce)
            .ToListAsync(cancel);
        var taken = 0;
        foreach (var mail in due)
        {
            if (turn.IsWearingOut && !await turn.Renew(db, cancel)) return taken;
            if (await SendOne(door, mail, cancel)) taken++;
        }
        return taken;
    }

    private async Task<bool> SendOne(OpenedDoor door, Mail mail, CancellationToken cancel)
    {
        var (now, attempt) = (clock.GetUtcNow(), mail.Attempts + 1);
        // A letter with which the program fell over again and again is not tried for ever.
        if (mail.Attempts >= MostAttempts)
        {
            await Note(mail, mail.Attempts, new(new SomethingBroke(), MayPass: false));
            return false;
        }
        var mine = await db.Set<Mail>()
            .Where(m => m.Id == mail.Id && m.State == mail.State && m.Attempts == mail.Attempts)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, MailState.Sending)
                    .SetProperty(m => m.Attempts, attempt)
                    .SetProperty(m => m.NextAt, now + PauseAfter(attempt)),
                cancel);
        if (mine == 0) return false;

        PostTrouble? trouble;
        try
        {
            trouble = await Deliver(door, mail, cancel);
        }
        catch (Exception broke) when (!cancel.IsCancellationRequested)
        {
            TellBroken(broke, mail.Id);
            trouble = new(new SomethingBroke(), MayPass: true);
        }
        await Note(mail, attempt, trouble);
        return trouble is null;
    }

    private async Task<PostTrouble?> Deliver(
        OpenedDoor door, Mail mail, CancellationToken cancel)
    {
        var person = await db.Set<Person>().AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == mail.PersonId, cancel);
        if (person is null || person.LockoutEnd == DateTimeOffset.MaxValue)
            return Nobody(new PersonMayNotSignIn());
        if (person.Email is not { } address || !MailLines.IsAddress(address))
            return Nobody(new NoMailAddress());

        var written = await kinds.Single(k => k.Kind == mail.Kind).Write(mail, person, cancel);
        if (written.Refusal is { } no) return Nobody(no);

        using var message = Post.Wrap(
            written.Value, door, person.FullName, address, mail.Id, clock.GetUtcNow());
        return await Post.Send(door, message, cancel);
    }

    private static PostTrouble Nobody(Refusal why) =>
        new(why, MayPass: false) { IsUnwanted = true };

    // What the server has taken is put down even where the program is about to stop.
    private async Task Note(Mail mail, int attempt, PostTrouble? trouble)
    {
        var now = clock.GetUtcNow();
        var state = trouble switch
        {
            null => MailState.Sent,
            { IsUnwanted: true } => MailState.NotWanted,
            { MayPass: true } when attempt < MostAttempts => MailState.Waiting,
            _ => MailState.Failed,
        };
        var why = trouble?.Why;
        var kept = why is null ? null : JsonSerializer.Serialize(KeptRefusal.Of(why));
        var sent = state == MailState.Sent ? now : (DateTimeOffset?)null;
        await db.Set<Mail>()
            .Where(m => m.Id == mail.Id && m.State == MailState.Sending && m.Attempts == attempt)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, state).SetProperty(m => m.Why, kept)
                    .SetProperty(m => m.SentAt, sent),
                CancellationToken.None);
        if (state is MailState.Sent) TellSent(mail.Kind, mail.Id);
        if (state is MailState.Failed) TellGivenUp(mail.Kind, mail.Id, why!.Code);
    }

    private static TimeSpan PauseAfter(int attempt) =>
        TimeSpan.FromMinutes(Minutes[Math.Min(attempt, Minutes.Length) - 1]);

    [LoggerMessage(LogLevel.Information, "Letter {Id} ({Kind}) was taken by the mail server")]
    private partial void TellSent(string kind, Guid id);

    [LoggerMessage(LogLevel.Warning, "Letter {Id} ({Kind}) was given up: {Why}")]
    private partial void TellGivenUp(string kind, Guid id, string why);

    [LoggerMessage(LogLevel.Warning, "Letter {Id} could not be written; it is tried again")]
    private partial void TellBroken(Exception trouble, Guid id);
}
