using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Puts a letter down, to leave as soon as it can.</summary>
public static class PutMail
{
    extension(KiteDb db)
    {
        /// <summary>
        /// False where the person has had, or will have, one of this kind on this occasion.
        /// </summary>
        public Task<bool> PutMailAsync(
            string kind, Guid person, string occasion, DateTimeOffset at,
            CancellationToken cancel) => Put(
            db,
            new()
            {
                Kind = kind, PersonId = person, Occasion = occasion, CreatedAt = at, NextAt = at,
            },
            cancel);

        /// <summary>One that is too late to leave, so that the list says why it did not.</summary>
        public Task<bool> PutLateMailAsync(
            string kind, Guid person, string occasion, DateTimeOffset at, LetterIsLate why,
            CancellationToken cancel) => Put(
            db,
            new()
            {
                Kind = kind, PersonId = person, Occasion = occasion, CreatedAt = at, NextAt = at,
                State = MailState.Late, Why = KeptRefusal.Write(KeptRefusal.Of(why)),
            },
            cancel);
    }

    private static async Task<bool> Put(KiteDb db, Mail mail, CancellationToken cancel)
    {
        var mails = db.Set<Mail>();
        if (await mails.AnyAsync(
            m => m.PersonId == mail.PersonId && m.Kind == mail.Kind
                && m.Occasion == mail.Occasion,
            cancel))
        {
            return false;
        }
        mails.Add(mail);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
