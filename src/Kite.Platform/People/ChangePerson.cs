using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>There is no such person.</summary>
public sealed record NoSuchPerson(string Which) : NotFound;

/// <summary>A business keeps at least one owner who may sign in.</summary>
public sealed record SomeoneMustOwn : Refusal;

/// <summary>Gives someone another role, or takes away or gives back the right to sign in.</summary>
public sealed class ChangePerson(KiteDb db, UserManager<Person> people)
{
    /// <summary>What is to be; left out means as it was.</summary>
    public sealed record Wish(Role? Role = null, bool? MaySignIn = null);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPatch(
                "/people/{id:guid}",
                async (
                    Guid id, Wish wish, ChangePerson change, Asker asker,
                    CancellationToken cancel) =>
                    (await change.Run(asker, id, wish, cancel)).ToHttp())
            .Needing(May.ManagePeople)
            .WithSummary("Changes someone's role, or whether they may sign in");

    public async Task<Result<PersonView>> Run(
        Asker asker, Guid id, Wish wish, CancellationToken cancel)
    {
        if (!asker.May(May.ManagePeople)) return new NotAllowed(May.ManagePeople);

        var person = await db.For(asker).Set<Person>()
            .SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null) return new NoSuchPerson(id.ToString());

        person.Role = wish.Role ?? person.Role;
        if (wish.MaySignIn is { } may) person.LockoutEnd = may ? null : DateTimeOffset.MaxValue;
        if (!await SomeoneOwns(person, cancel)) return new SomeoneMustOwn();

        // A new stamp ends the sessions that still carry the old role.
        await people.UpdateSecurityStampAsync(person);
        return ListPeople.View(person);
    }

    private async Task<bool> SomeoneOwns(Person changed, CancellationToken cancel)
    {
        var isOwner = changed.Role == Role.Owner && changed.LockoutEnd != DateTimeOffset.MaxValue;
        return isOwner || await db.Set<Person>().AsNoTracking().AnyAsync(
            p => p.Id != changed.Id
                && p.Role == Role.Owner
                && (p.LockoutEnd == null || p.LockoutEnd != DateTimeOffset.MaxValue),
            cancel);
    }
}
