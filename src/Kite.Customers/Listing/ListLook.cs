using System.Globalization;
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

    private static readonly string[] OfRecord =
    [
        "city", "country", "industry", "birthMonth", "addedFrom", "addedTo", "hasPhone",
        "hasEmail", "segment",
    ];

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

    /// <summary>
    /// What else is asked: of the record and of figures, each by its name in the address.
    /// </summary>
    public IReadOnlyDictionary<string, string>? More { get; init; }

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
        .. (More ?? OwnFilters.None.Asked).Select(f => (f.Key, f.Value)),
        .. (Own ?? OwnFilters.None.Asked).Select(f => (f.Key, f.Value)),
    ];

    /// <summary>The filters of an address that have no property of their own here.</summary>
    public static IReadOnlyDictionary<string, string>? MoreOf(
        IEnumerable<KeyValuePair<string, string>> query) => query
        .Where(q => OfRecord.Contains(q.Key)
            || q.Key.StartsWith(FigureQuestions.Under, StringComparison.Ordinal))
        .ToDictionary(StringComparer.Ordinal) is { Count: > 0 } more ? more : null;

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
        "search" => this with { Search = value },
        ['c', 'u', 's', 't', 'o', 'm', '.', ..] => this with { Own = With(Own, filter, value) },
        _ => this with { More = With(More, filter, value) },
    };

    private static Dictionary<string, string>? With(
        IReadOnlyDictionary<string, string>? before, string filter, string? value)
    {
        var after = new Dictionary<string, string>(
            before ?? OwnFilters.None.Asked, StringComparer.Ordinal);
        after.Remove(filter);
        if (!string.IsNullOrWhiteSpace(value)) after[filter] = value;
        return after.Count == 0 ? null : after;
    }

    /// <summary>What the list shows; in which order is another matter.</summary>
    [JsonIgnore]
    public string For => (this with { Order = null, By = null, Down = null }).Address();

    public ListLook Clear() =>
        new() { Order = Order, By = By, Down = Down, Columns = Columns };

    /// <summary>The question to the books; what cannot be read as a filter is left out.</summary>
    public CustomerQuestion Question() => new()
    {
        Search = Search,
        Kind = Choice<CustomerKind>.TryParse(Kind, null, out var kind) ? kind : null,
        Language = Language,
        Source = Source,
        ImportId = Guid.TryParse(Import, out var import) ? import : null,
        Order = InOrder,
        Tag = Tag,
        By = By,
        Down = Down,
        Custom = Own is null ? null : new OwnFilters(Own.ToDictionary(
            f => f.Key[OwnFilters.Under.Length..], f => f.Value, StringComparer.Ordinal)),
        City = Of("city"),
        Country = Of("country"),
        Industry = Of("industry"),
        BirthMonth = int.TryParse(Of("birthMonth"), Plain, out var month) ? month : null,
        AddedFrom = DateOnly.TryParse(Of("addedFrom"), Plain, out var first) ? first : null,
        AddedTo = DateOnly.TryParse(Of("addedTo"), Plain, out var last) ? last : null,
        HasPhone = bool.TryParse(Of("hasPhone"), out var phone) ? phone : null,
        HasEmail = bool.TryParse(Of("hasEmail"), out var mail) ? mail : null,
        Figure = FiguresAsked,
        Segment = Guid.TryParse(Of("segment"), out var segment) ? segment : null,
    };

    private static CultureInfo Plain => CultureInfo.InvariantCulture;

    private string? Of(string name) => More?.GetValueOrDefault(name);

    private FigureQuestions? FiguresAsked => More?
        .Where(f => f.Key.StartsWith(FigureQuestions.Under, StringComparison.Ordinal))
        .ToDictionary(
            f => f.Key[FigureQuestions.Under.Length..], f => f.Value, StringComparer.Ordinal)
        is { Count: > 0 } asked ? new(asked) : null;

    [JsonIgnore]
    public CustomerOrder InOrder =>
        Choice<CustomerOrder>.TryParse(Order, null, out var order) ? order : CustomerOrder.Newest;

    public string Address(Guid? view = null) => "/customers" + Query(view?.ToString(), Columns);

    /// <summary>Whom the list shows, as an address asks for them.</summary>
    [JsonIgnore]
    public string Filter => new ListLook
    {
        Search = Search, Kind = Kind, Language = Language, Source = Source, Import = Import,
        Tag = Tag, Own = Own, More = More,
    }.Query(view: null, columns: null);

    /// <summary>The address of a file with the customers of this list.</summary>
    public string FileAddress(string format, string? columns) =>
        "/api/v1/customers/export" + Query(view: null, columns)
            + $"&format={format}";

    /// <summary>The address of a file with the cards of this list's customers.</summary>
    public string CardsAddress() => "/api/v1/customers/vcards" + Query(view: null, columns: null);

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
