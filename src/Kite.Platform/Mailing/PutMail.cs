using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Puts a letter down, to leave as soon as it can.</summary>
public static class PutMail
{
    extension(KiteDb db)
    {
        /// <summary>
        /// False where the person has had, or will have, one of this kind on this occasion. One
        /// that is too late to leave is put down with the reason.
        /// </summary>
        public async Task<bool> PutMailAsync(
            string kind, Guid person, string occasion, DateTimeOffset at,
            CancellationToken cancel, LetterIsLate? late = null)
        {
            var mails = db.Set<Mail>();
            if (await mails.AnyAsync(
                m => m.PersonId == person && m.Kind == kind && m.Occasion == occasion, cancel))
            {
                return false;
            }
            mails.Add(new()
            {
                Kind = kind, PersonId = person, Occasion = occasion, CreatedAt = at, NextAt = at,
                State = late is null ? MailState.Waiting : MailState.Late,
                Why = late is null ? null : KeptRefusal.Write(KeptRefusal.Of(late)),
            });
            await db.SaveChangesAsync(cancel);
            return true;
        }
    }
}
