using System.Text.Json.Serialization;

namespace Kite.Customers;

/// <summary>
/// What follows a customer into the record that takes theirs in, kept by one module: purchases,
/// consents, cards. It moves in the transaction of the merge, and goes back whenever the merge
/// is undone. Registered with <c>services.AddScoped&lt;ICustomerFollower, …&gt;()</c>.
/// </summary>
/// <remarks>
/// Nothing is ever lost on the way, and where both records say something of what a customer does
/// not want, the stricter stands (rules/service.md 8). What came to the survivor since goes back
/// with the one under whose number it was recorded; the survivor keeps the rest.
/// </remarks>
public interface ICustomerFollower
{
    /// <summary>What would follow, counted, for who looks before merging.</summary>
    Task<IReadOnlyList<Following>> Preview(
        Asker asker, MergeSide from, MergeSide to, CancellationToken cancel);

    Task Move(Moving moving, CancellationToken cancel);

    Task Undo(Moving moving, CancellationToken cancel);
}

/// <summary>One of the two records of a merge.</summary>
public sealed record MergeSide(Guid Id, long Number);

/// <summary>Some things that follow, under a word of the module's own texts.</summary>
public sealed record Following(
    string Kind, long Count, [property: JsonIgnore] Type Texts,
    [property: JsonIgnore] string Text)
{
    /// <summary>What they are worth together, where they are worth something.</summary>
    public Money? Worth { get; init; }

    internal static Following Of(string kind, long count) =>
        new(kind, count, typeof(Texts), "follows." + kind);
}

/// <summary>
/// A merge at work: whose things go to whom, and what is noted of it for the undoing.
/// </summary>
public sealed record Moving(MergeSide From, MergeSide To, MoveLog Log, DateTimeOffset At)
{
    /// <summary>
    /// The numbers under which things of the merged record were recorded: its own, and those of
    /// the records that it had taken in before.
    /// </summary>
    public required IReadOnlyList<long> Origins { get; init; }

    internal MergeChoices Choices { get; init; } = MergeChoices.None;

    /// <summary>The fields in which the merged record's value came to stand.</summary>
    internal ICollection<string> Taken { get; } = [];
}
