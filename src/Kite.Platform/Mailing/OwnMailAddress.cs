using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Where somebody gets letters, and whether they have shown that it is theirs.</summary>
public sealed record OwnAddress(string? Written, bool IsProven);

/// <summary>Where somebody who works with Kite gets mail; they say so themselves.</summary>
public sealed class OwnMailAddress(KiteDb db, ProveAddress prove)
{
    /// <summary>Null where nobody has said so.</summary>
    public async Task<string?> Of(Asker asker, CancellationToken cancel) =>
        (await Known(asker, cancel)).Written;

    /// <summary>The address, and whether it is proven.</summary>
    public async Task<OwnAddress> Known(Asker asker, CancellationToken cancel) =>
        await db.Set<Person>().AsNoTracking().Where(p => p.Id == asker.Id)
            .Select(p => new OwnAddress(p.Email, p.EmailConfirmed))
            .SingleOrDefaultAsync(cancel)
        ?? new(null, IsProven: false);

    /// <summary>
    /// Keeps another address; an empty one is taken away. A letter in this language leaves for it,
    /// and nothing else until its link was used.
    /// </summary>
    public async Task<Result<Done>> Keep(
        Asker asker, string? written, string language, CancellationToken cancel)
    {
        var address = written?.Trim() is { Length: > 0 } some ? some : null;
        if (address is not null && !MailLines.IsAddress(address))
            return new BadInput("email", new NotAMailAddress());

        var person = await db.For(asker).Set<Person>()
            .SingleOrDefaultAsync(p => p.Id == asker.Id, cancel);
        if (person is null) return new NoSuchPerson($"{asker.Id}");
        if (person.Email == address) return Done.It;

        (person.Email, person.NormalizedEmail) = (address, address?.ToUpperInvariant());
        person.EmailConfirmed = false;
        // Whoever proves the old address at this moment is not to prove this one.
        person.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        try
        {
            if (address is not null)
            {
                return (await prove.Ask(person.Id, address, language, cancel)).Refusal is { } no
                    ? new BadInput("email", no)
                    : Done.It;
            }
            var proof = await db.Set<AddressProof>()
                .SingleOrDefaultAsync(p => p.PersonId == person.Id, cancel);
            proof?.Void();
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new BooksAreBusy();
        }
        return Done.It;
    }
}
