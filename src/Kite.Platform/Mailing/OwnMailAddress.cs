using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Where somebody who works with Kite gets mail; they say so themselves.</summary>
public sealed class OwnMailAddress(KiteDb db)
{
    /// <summary>Null where nobody has said so.</summary>
    public Task<string?> Of(Asker asker, CancellationToken cancel) =>
        db.Set<Person>().Where(p => p.Id == asker.Id).Select(p => p.Email)
            .SingleOrDefaultAsync(cancel);

    /// <summary>Keeps another address; an empty one is taken away.</summary>
    public async Task<Result<Done>> Keep(Asker asker, string? written, CancellationToken cancel)
    {
        var address = written?.Trim() is { Length: > 0 } some ? some : null;
        if (address is not null && !MailLines.IsAddress(address))
            return new BadInput("email", new NotAMailAddress());

        var person = await db.For(asker).Set<Person>()
            .SingleOrDefaultAsync(p => p.Id == asker.Id, cancel);
        if (person is null) return new NoSuchPerson($"{asker.Id}");

        (person.Email, person.NormalizedEmail) = (address, address?.ToUpperInvariant());
        await db.SaveChangesAsync(cancel);
        return Done.It;
    }
}
