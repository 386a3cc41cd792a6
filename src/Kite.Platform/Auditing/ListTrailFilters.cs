using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>A word of the trail by which it can be filtered, as people say it.</summary>
public sealed record TrailWord(string Key, string Word);

/// <summary>By what the trail can be filtered: who, what was done, and to what.</summary>
public sealed record TrailFilters(
    IReadOnlyList<string> Who, IReadOnlyList<string> Deeds, IReadOnlyList<TrailWord> Subjects);

/// <summary>Says by what the trail can be filtered, without reading it.</summary>
public sealed class ListTrailFilters(KiteDb db)
{
    private static readonly string[] Deeds =
        ["added", "changed", "removed", "noted", "opened", "verified"];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/audit/filters",
                async (ListTrailFilters list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadAudit)
            .WithSummary("By whom, deed and subject the audit trail can be filtered");

    public async Task<Result<TrailFilters>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadAudit)) return new NotAllowed(May.ReadAudit);

        var people = await db.Set<Person>().Select(p => p.UserName!).ToListAsync(cancel);
        var programs = await db.Set<ApiKey>().Select(k => k.Name).ToListAsync(cancel);
        return new TrailFilters(
            [
                .. people.Concat(programs).Append(Asker.Kite.Name).Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.CurrentCulture),
            ],
            Deeds,
            [.. db.Model.Subjects().Select(s => new TrailWord(s.Key, s.Word))]);
    }
}
