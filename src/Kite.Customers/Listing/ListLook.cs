using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Extensions;

namespace Kite.Customers;

/// <summary>
/// How someone looks at the list: filters, order, columns. A saved view keeps it.
/// </summary>
public sealed record ListLook
{
    private static readonly JsonSerializerOptions Small =
        new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        };

    public string? Search { get; init; }
    public string? Kind { get; init; }
    public string? Language { get; init; }
    public string? Source { get; init; }
    public string? Import { get; init; }
    public string? Tag { get; init; }
    public string? Order { get; init; }

    /// <summary>
    /// The field of the business's own by which it is ordered, and whether downwards.
    /// </summary>
    public string? By { get; init; }
    public bool? Down { get; init; }

    /// <summary>What is asked of the business's own fields: custom.plate, and the value.</summary>
    public IReadOnlyDictionary<string, string>? Own { get; init; }

    /// <summary>The columns shown, by their keys; none where the usual ones are.</summary>
    public string? Columns { get; init; }

    /// <summary>
    /// The filters at work, each with its value, in the order of their sentences.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<(string Filter, string Value)> Filters =>
    [
        .. new[]
        {
            ("kind", Kind), ("language", Language), ("source", Source), ("import", Import),
            ("tag", Tag), ("search", Search),
        }.Where(f => !string.IsNullOrWhiteSpace(f.Item2)).Select(f => (f.Item1, f.Item2!)),
        .. (Own ?? OwnFilters.None.Asked)
            .Select(f => (f.Key, f.Value)),
    ];

    public static ListLook Of(JsonElement kept)
    {
        try
        {
            return kept.Deserialize<ListLook>(Small) ?? new();
        }
        catch (JsonException)
        {
            // A view that another program kept in words of its own shows all.
            return new();
        }
    }

    public JsonElement Kept() => JsonSerializer.SerializeToElement(this, Small);

    public ListLook Without(string filter) => With(filter, null);

    public ListLook With(string filter, string? value) => filter switch
    {
        "kind" => this with { Kind = value },
        "language" => this with { Language = value },
        "source" => this with { Source = value },
        "import" => this with { Import = value },
        "tag" => this with { Tag = value },
        ['c', 'u', 's', 't', 'o', 'm', '.', ..] => this with { Own = OwnWith(filter, value) },
        _ => this with { Search = value },
    };

    private Dictionary<string, string>? OwnWith(string filter, string? value)
    {
        var own = new Dictionary<string, string>(
            Own ?? OwnFilters.None.Asked, StringComparer.Ordinal);
        own.Remove(filter);
        if (!string.IsNullOrWhiteSpace(value)) own[filter] = value;
        return own.Count == 0 ? null : own;
    }

    /// <summary>What the list shows; in which order is another matter.</summary>
    [JsonIgnore]
    public ListLook For => this with { Order = null, By = null, Down = null };

    public ListLook Clear() =>
        new() { Order = Order, By = By, Down = Down, Columns = Columns };

    /// <summary>The question to the books; what cannot be read as a filter is left out.</summary>
    public CustomerQuestion Question() => new(
        Search,
        Choice<CustomerKind>.TryParse(Kind, null, out var kind) ? kind : null,
        Language,
        Source,
        Guid.TryParse(Import, out var import) ? import : null,
        Order: InOrder,
        Tag: Tag,
        By: By,
        Down: Down,
        Custom: Own is null ? null : new OwnFilters(Own.ToDictionary(
            f => f.Key[OwnFilters.Under.Length..], f => f.Value, StringComparer.Ordinal)));

    [JsonIgnore]
    public CustomerOrder InOrder =>
        Choice<CustomerOrder>.TryParse(Order, null, out var order) ? order : CustomerOrder.Newest;

    public string Address(Guid? view = null) => "/customers" + Query(view?.ToString(), Columns);

    /// <summary>The address of a file with the customers of this list.</summary>
    public string FileAddress(string format, string? columns) =>
        "/api/v1/customers/export" + Query(view: null, columns)
            + $"&format={format}";

    private string Query(string? view, string? columns)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Filters)
            query.Add(name == "import" ? "importId" : name, value);
        if (Order is not null) query.Add("order", Order);
        if (By is not null) query.Add("by", By);
        if (Down is true) query.Add("down", "true");
        if (columns is not null) query.Add("columns", columns);
        if (view is not null) query.Add("view", view);
        return query.ToString();
    }
}
