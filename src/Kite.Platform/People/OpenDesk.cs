using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Where the asker works: the business, their name, their role.</summary>
public sealed class OpenDesk(KiteDb db)
{
    /// <summary>The desk; null for someone who has not signed in.</summary>
    public async Task<Desk?> Run(Asker asker, CancellationToken cancel)
    {
        if (asker.Id is not { } id) return null;

        var person = await db.Set<Person>().AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null) return null;

        var business = await db.BusinessAsync(cancel);
        return new(business.Name, Place: null, asker, person.FullName, person.Role);
    }
}
