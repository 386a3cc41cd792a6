using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Someone who works with Kite, as the owner sees them.</summary>
public sealed record PersonView(
    Guid Id, string Name, string FullName, Role Role, bool MaySignIn, DateTimeOffset CreatedAt);

/// <summary>The people who may sign in.</summary>
public sealed class ListPeople(KiteDb db)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/people",
                async (ListPeople list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, cancel)).ToHttp())
            .Needing(May.ManagePeople)
            .WithSummary("The people who may sign in");

    public async Task<Result<Page<PersonView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ManagePeople)) return new NotAllowed(May.ManagePeople);

        var people = await db.Set<Person>().AsNoTracking()
            .OrderBy(p => p.NormalizedUserName)
            .ToListAsync(cancel);
        return new Page<PersonView>([.. people.Select(View)], Next: null);
    }

    internal static PersonView View(Person p) => new(
        p.Id,
        p.UserName!,
        p.FullName,
        p.Role,
        p.LockoutEnd != DateTimeOffset.MaxValue,
        p.CreatedAt);
}
