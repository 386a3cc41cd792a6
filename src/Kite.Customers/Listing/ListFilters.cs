using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>
/// By what a list of customers can be filtered: the fields of the record, those of the business's
/// own, and the figures that the modules know.
/// </summary>
public sealed class ListFilters(
    KiteDb db, ListSources sources, ListTags tags, IEnumerable<IFigureFilters> figures,
    IEnumerable<ICustomerGroups> groups)
{
    internal const string Group = "segment";
    private static readonly string[] YesNo = ["true", "false"];

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/customers/filters",
                async (ListFilters list, Asker asker, CancellationToken cancel) =>
                    (await list.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("By what a list of customers can be filtered, with words and names");

    public async Task<Result<Page<FilterView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        var origins = await sources.Run(asker, cancel);
        if (origins.Refusal is { } no) return no;
        var used = asker.May(May.ReadPersonal)
            ? (await tags.Run(asker, null, cancel)).Value.Items
            : null;
        var own = (await db.OwnFieldsAsync(cancel))
            .Where(f => !f.IsRetired && !f.IsSealed && asker.May(f.SeenWith));
        return new Page<FilterView>(
            [
                .. OfRecord(origins.Value.Items, used),
                .. await OfGroups(asker, cancel),
                .. figures.SelectMany(f => f.Filters).Where(f => asker.May(f.Permission))
                    .OrderBy(f => f.Order).Select(FilterView.Of),
                .. own.Select(FilterView.Of),
            ],
            Next: null);
    }

    // Without the tags for who may not see what is personal, and all else of the person.
    private static IEnumerable<FilterView> OfRecord(
        IReadOnlyList<string> origins, IReadOnlyList<string>? tags)
    {
        yield return FilterView.Of("kind", FilterForm.Choice, ["person", "company", "household"]);
        yield return FilterView.Of("language", FilterForm.Choice, Tongue.Common);
        yield return FilterView.Of("source", FilterForm.Choice, origins);
        yield return FilterView.Of("industry", FilterForm.Text, []);
        yield return new("added", FilterForm.Days, ["addedFrom", "addedTo"], [])
        {
            Head = "field.createdAt",
        };
        if (tags is null) yield break;

        foreach (var personal in OfPerson(tags))
            yield return personal with { Permission = May.ReadPersonal };
    }

    /// <summary>What one must be allowed to see; null if it is not of the record's.</summary>
    internal static string? PermissionOf(string key) =>
        OfRecord([], []).FirstOrDefault(f => f.Key == key)?.Permission;

    private async Task<IReadOnlyList<FilterView>> OfGroups(
        Asker asker, CancellationToken cancel)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in groups)
            foreach (var (id, name) in await source.All(asker, cancel)) named[$"{id}"] = name;
        return named.Count == 0
            ? []
            : [FilterView.Of(Group, FilterForm.Choice, [.. named.Keys]) with { Words = named }];
    }

    private static IEnumerable<FilterView> OfPerson(IReadOnlyList<string> tags)
    {
        yield return FilterView.Of("tag", FilterForm.Choice, tags) with { Head = "field.tags" };
        yield return FilterView.Of("city", FilterForm.Text, []);
        yield return FilterView.Of("country", FilterForm.Choice, [.. Countries.Codes]);
        yield return FilterView.Of(
            "birthMonth", FilterForm.Choice, [.. Enumerable.Range(1, 12).Select(m => $"{m}")]);
        yield return FilterView.Of("hasPhone", FilterForm.Choice, YesNo);
        yield return FilterView.Of("hasEmail", FilterForm.Choice, YesNo);
    }
}
