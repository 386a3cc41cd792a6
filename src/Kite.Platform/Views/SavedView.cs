using System.Text.Json;

namespace Kite;

/// <summary>A way of looking at a list that someone has named and kept.</summary>
public sealed class SavedView
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }

    /// <summary>Which list it belongs to: <c>customers</c>, <c>purchases</c> …</summary>
    public string List { get; init; } = "";
    public string Name { get; set; } = "";

    /// <summary>Filters, order and columns, as the list understands them: a JSON object.</summary>
    public string Query { get; set; } = "{}";

    /// <summary>Everyone who may see the list sees the view; its owner alone changes it.</summary>
    public bool Shared { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public long Version { get; set; } = 1;
}

/// <summary>
/// A list that has saved views. A module adds its own with
/// <c>services.AddSingleton(new ListWithViews("customers", May.ReadCustomers))</c>.
/// </summary>
public sealed record ListWithViews(string Name, string Permission);

/// <summary>A saved view as it is shown to someone.</summary>
public sealed record ViewFacts(
    Guid Id, string List, string Name, JsonElement Query, bool Shared, bool Mine, long Version)
{
    internal static ViewFacts Of(SavedView v, Asker asker) => new(
        v.Id, v.List, v.Name, JsonElement.Parse(v.Query), v.Shared, v.PersonId == asker.Id,
        v.Version);
}

/// <summary>What is kept under a name.</summary>
public sealed record ViewToKeep(string? List, string? Name, JsonElement? Query, bool Shared = false)
{
    private const int LongestQuery = 4000;

    internal BadInput? Faults()
    {
        var faults = new List<Fault>();
        if (Name?.Trim().Length is null or 0 or > 60)
            faults.Add(new("name", new NameIsMissing(60)));
        if (Query is not { ValueKind: JsonValueKind.Object } query
            || query.GetRawText().Length > LongestQuery)
        {
            faults.Add(new("query", new QueryIsUnfit(LongestQuery)));
        }
        return faults.Count == 0 ? null : new BadInput(faults);
    }
}

/// <summary>There is no such view, or it is someone else's.</summary>
public sealed record NoSuchView(Guid Id) : NotFound;

/// <summary>No list of this name has views.</summary>
public sealed record ListHasNoViews(string Which) : NotFound;

/// <summary>Another view of this list bears the name already.</summary>
public sealed record ViewNameIsTaken(string Name) : Refusal;

/// <summary>More views than one list can show.</summary>
public sealed record TooManyViews(int AtMost) : Refusal;

/// <summary>The view's query is no JSON object, or too long.</summary>
public sealed record QueryIsUnfit(int AtMost) : Refusal;
