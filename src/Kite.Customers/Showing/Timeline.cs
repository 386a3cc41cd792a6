using System.Text.Json.Serialization;

namespace Kite.Customers;

/// <summary>Something that happened with a customer (K11).</summary>
/// <param name="Kind">The kind by which a reader filters: <c>visit</c>, <c>change</c> …</param>
/// <param name="Day">The business day on which it happened.</param>
/// <param name="Says">
/// What happened: the source's texts hold <c>timeline.</c> and this word, and with
/// <c>.under</c> behind it the second line where there is one.
/// </param>
/// <param name="Place">Where the source goes on reading after this one.</param>
public sealed record TimelineEntry(
    string Kind, DateOnly Day, string Says, [property: JsonIgnore] string Place)
{
    public DateTimeOffset? At { get; init; }

    /// <summary>Who did it, where a person or a program did.</summary>
    public string? Who { get; init; }

    /// <summary>What fills the placeholders of the text, by their names.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
    public Money? Amount { get; init; }
    public IReadOnlyList<FieldChange>? Changes { get; init; }
}

/// <summary>
/// Where a timeline is read from: after the entry of that place, and where a day is named no
/// later than on that day.
/// </summary>
public sealed record TimelineStart(string? After, DateOnly? Until);

/// <summary>
/// A module's part of every customer's timeline: entries of one kind, the latest first.
/// Registered with <c>services.AddScoped&lt;ITimelineSource, …&gt;()</c>.
/// </summary>
public interface ITimelineSource
{
    /// <summary>
    /// The one kind of its entries; its name stands in this module's texts, or in the source's
    /// own, as <c>timeline.kind.</c>…
    /// </summary>
    string Kind { get; }

    /// <summary>
    /// Where it stands among the others, for entries of one day and in the filter.
    /// </summary>
    int Order { get; }

    /// <summary>Who may see these entries.</summary>
    string Permission { get; }

    /// <summary>The marker class of the module's texts.</summary>
    Type Texts { get; }

    Task<int> Count(Guid customer, CancellationToken cancel);

    /// <summary>
    /// At most so many entries from there on, the latest first.
    /// </summary>
    Task<IReadOnlyList<TimelineEntry>> Read(
        Asker asker, Guid customer, TimelineStart start, int atMost, CancellationToken cancel);
}
