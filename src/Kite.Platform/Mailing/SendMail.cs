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

    // Writing a letter and handing it over takes less than this, or is given up.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    // Nobody else takes a letter for so long, even where the turn was lost over it.
    private static readonly TimeSpan InHand = TimeSpan.FromMinutes(5);

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
            var trouble = await SendOne(door, mail, cancel);
            if (trouble is null) taken++;
            // The others fare no better now: they keep their attempts for the next look.
            if (trouble is { IsOfServer: true }) return taken;
        }
        return taken;
    }

    // Null when it was taken.
    private async Task<PostTrouble?> SendOne(
        OpenedDoor door, Mail mail, CancellationToken cancel)
    {
        var (now, attempt) = (clock.GetUtcNow(), mail.Attempts + 1);
        // A letter with which the program fell over again and again is not tried for ever.
        if (mail.Attempts >= MostAttempts)
        {
            return await Note(mail, mail.Attempts, Broke(mayPass: false));
        }
        var mine = await db.Set<Mail>()
            .Where(m => m.Id == mail.Id && m.State == mail.State && m.Attempts == mail.Attempts)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, MailState.Sending)
                    .SetProperty(m => m.Attempts, attempt)
                    .SetProperty(m => m.NextAt, now + InHand),
                cancel);
        if (mine == 0) return new(new MailIsNotWanted(), MayPass: false);

        PostTrouble? trouble;
        try
        {
            trouble = await Deliver(door, mail, cancel);
        }
        catch (Exception broke) when (!cancel.IsCancellationRequested)
        {
            TellBroken(broke, mail.Id);
            trouble = Broke(mayPass: true);
        }
        return await Note(mail, attempt, trouble);
    }

    private async Task<PostTrouble?> Deliver(
        OpenedDoor door, Mail mail, CancellationToken stop)
    {
        using var enough = new CancellationTokenSource(Longest, clock);
        using var whole = CancellationTokenSource.CreateLinkedTokenSource(stop, enough.Token);
        var cancel = whole.Token;
        var person = await db.Set<Person>().AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == mail.PersonId, cancel);
        if (person is null || person.LockoutEnd == DateTimeOffset.MaxValue)
            return Nobody(new PersonMayNotSignIn());
        if (person.Email is not { } address || !MailLines.IsAddress(address))
            return Nobody(new NoMailAddress());

        var kind = kinds.Single(k => k.Kind == mail.Kind);
        if (!person.EmailConfirmed && !kind.ProvesAddress) return Nobody(new AddressIsNotProven());

        var written = await kind.Write(mail, person, cancel);
        if (written.Refusal is { } no) return Nobody(no);

        // An address that is not proven may be a stranger's, whom no name concerns.
        var name = person.EmailConfirmed ? person.FullName : "";
        using var message = Post.Wrap(
            written.Value, door, name, address, mail.Id, clock.GetUtcNow());
        return await Post.Send(door, message, clock, cancel);
    }

    private static PostTrouble Nobody(Refusal why) => new(why, MayPass: false)
    {
        Ends = why is LetterIsLate or LetterIsOvertaken ? MailState.Late : MailState.NotWanted,
    };

    private static PostTrouble Broke(bool mayPass) => new(new SomethingBroke(), mayPass);

    // What the server has taken is put down even where the program is about to stop.
    private async Task<PostTrouble?> Note(Mail mail, int attempt, PostTrouble? trouble)
    {
        var now = clock.GetUtcNow();
        var state = trouble switch
        {
            null => MailState.Sent,
            { Ends: { } end } => end,
            { MayPass: true } when attempt < MostAttempts => MailState.Waiting,
            _ => MailState.Failed,
        };
        var why = trouble?.Why;
        var kept = why is null ? null : KeptRefusal.Write(KeptRefusal.Of(why));
        var sent = state == MailState.Sent ? now : (DateTimeOffset?)null;
        await db.Set<Mail>()
            .Where(m => m.Id == mail.Id && m.State == MailState.Sending && m.Attempts == attempt)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, state).SetProperty(m => m.Why, kept)
                    .SetProperty(m => m.SentAt, sent)
                    .SetProperty(m => m.NextAt, now + PauseAfter(attempt)),
                CancellationToken.None);
        if (state is MailState.Sent) TellSent(mail.Kind, mail.Id);
        if (state is MailState.Failed) TellGivenUp(mail.Kind, mail.Id, why!.Code);
        return trouble;
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
