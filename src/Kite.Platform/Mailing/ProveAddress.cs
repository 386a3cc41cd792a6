using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>
/// Sends a letter to the address that somebody gave for theirs; by its link they show that letters
/// reach them there. How often is limited: the address may be a stranger's.
/// </summary>
public sealed class ProveAddress(KiteDb db, MasterKeys masters, TimeProvider clock)
{
    internal const string Kind = "address";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/mail-address/proofs",
                async (ProveAddress prove, Asker asker, CancellationToken cancel) =>
                    (await prove.Again(asker, cancel)).ToNoContent())
            .Needing(May.KeepViews)
            .WithSummary("Has the letter that proves one's own address sent once more");

    /// <summary>The letter once more, where the address is not proven yet.</summary>
    public async Task<Result<Done>> Again(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.KeepViews)) return new NotAllowed(May.KeepViews);

        var person = await db.For(asker).Set<Person>().AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == asker.Id, cancel);
        if (person is null) return new NoSuchPerson($"{asker.Id}");
        if (person.Email is not { } address) return new NoMailAddress();
        if (person.EmailConfirmed) return new AddressIsProvenAlready();
        return await Ask(person.Id, address, CultureInfo.CurrentUICulture.Name, cancel);
    }

    /// <summary>
    /// Begins with those of these people, each with their language, who gave an address before
    /// letters proved it.
    /// </summary>
    public async Task BeginWhereNobodyDid(
        IReadOnlyDictionary<Guid, string> languages, CancellationToken cancel)
    {
        var (ids, proofs) = (languages.Keys.ToList(), db.Set<AddressProof>());
        var waiting = await db.Set<Person>().AsNoTracking()
            .Where(p => ids.Contains(p.Id) && p.Email != null && !p.EmailConfirmed
                && !proofs.Any(a => a.PersonId == p.Id))
            .Select(p => new { p.Id, p.Email })
            .ToListAsync(cancel);
        foreach (var person in waiting)
            await Ask(person.Id, person.Email!, languages[person.Id], cancel);
    }

    /// <summary>Puts the letter down, where one may leave now.</summary>
    internal async Task<Result<Done>> Ask(
        Guid person, string address, string language, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var proof = await db.Set<AddressProof>()
            .SingleOrDefaultAsync(p => p.PersonId == person, cancel);
        if (proof?.Stops(now) is { } no) return no;
        if (proof is null) db.Add(proof = new() { PersonId = person });
        proof.Ask(TokenOf(address, masters), language, now);
        db.Add(new Mail
        {
            Kind = Kind, PersonId = person, Occasion = proof.Occasion, CreatedAt = now,
            NextAt = now,
        });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException broken) when (!cancel.IsCancellationRequested
            && broken.Entries.All(e => e.Entity is AddressProof or Mail))
        {
            // Asked twice at once: the other letter is on its way.
            db.ChangeTracker.Clear();
            return new AddressLetterJustLeft((int)AddressProof.Pause.TotalMinutes);
        }
        return Done.It;
    }

    /// <summary>What the link holds: only who has the master key can make it.</summary>
    internal static string LinkOf(Mail mail, MasterKeys masters) => Base64Url.EncodeToString(
        masters.Token("address-link", $"{mail.PersonId:N} {mail.Id:N} {mail.Occasion}"));

    internal static byte[] TokenOf(string address, MasterKeys masters) =>
        masters.Token("address", address);
}
