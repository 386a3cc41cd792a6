using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>The tags in use, for who is typing one.</summary>
public sealed class ListTags(KiteDb db)
{
    private const int AtMost = 50;
    private const string End = "\U0010ffff";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/tags",
                async (
                    string? begins, ListTags list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, begins, cancel)).ToHttp())
            .Needing(May.ReadPersonal)
            .WithSummary("The tags in use, or those that begin so");

    public async Task<Result<Page<string>>> Run(
        Asker asker, string? begins, CancellationToken cancel)
    {
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);
        if (begins?.Contains('\0', StringComparison.Ordinal) == true)
            return new BadInput("begins", new TextHasStrangeLetters());

        // From tag to next tag along the index: a handful of steps, however many customers.
        var from = begins?.Trim() ?? "";
        var end = from + End;
        var found = new List<string>();
        while (found.Count < AtMost)
        {
            var last = found.Count == 0 ? null : found[^1];
            var rest = last is null
                ? db.CustomerTags.Where(t => t.Tag.CompareTo(from) >= 0)
                : db.CustomerTags.Where(t => t.Tag.CompareTo(last) > 0);
            var next = await rest.Where(t => t.Tag.CompareTo(end) < 0)
                .OrderBy(t => t.Tag).Select(t => t.Tag).FirstOrDefaultAsync(cancel);
            if (next is null) break;
            found.Add(next);
        }
        return new Page<string>(found, Next: null);
    }
}
