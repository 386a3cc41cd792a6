namespace Kite.Customers;

/// <summary>Whose value stands in each field: as was chosen, or as goes without saying.</summary>
internal sealed class MergeChoices
{
    private const int LongestNote = 4000;

    private static readonly Dictionary<string, Stands> Nothing = new(StringComparer.Ordinal);

    public static readonly MergeChoices None = new(Nothing);

    private readonly IReadOnlyDictionary<string, Stands> chosen;

    private MergeChoices(IReadOnlyDictionary<string, Stands> chosen) => this.chosen = chosen;

    /// <summary>The choices, or which of them cannot be made.</summary>
    public static Result<MergeChoices> Of(IReadOnlyDictionary<string, Stands>? choices)
    {
        var faults = (choices ?? Nothing)
            .Where(c => !IsChoice(c.Key, c.Value))
            .Select(c => new Fault("choices." + c.Key, new NotAMergeChoice(c.Key)))
            .ToList();
        return faults.Count > 0
            ? new BadInput(faults)
            : choices is null ? None : new MergeChoices(choices);
    }

    /// <summary>As they were kept: <c>phone=other,note=both</c>.</summary>
    public static MergeChoices Read(string kept) => new(kept
        .Split(',', StringSplitOptions.RemoveEmptyEntries)
        .Select(c => c.Split('='))
        .ToDictionary(
            c => c[0], c => Enum.Parse<Stands>(c[1], ignoreCase: true), StringComparer.Ordinal));

    public string Kept => string.Join(
        ',', chosen.Select(c => $"{c.Key}={new Choice<Stands>(c.Value)}"));

    /// <summary>
    /// The same for all fields, where those named keep what they hold by now.
    /// </summary>
    public MergeChoices But(IEnumerable<string> keep) => new(
        chosen.Where(c => c.Value != Stands.This).Select(c => (c.Key, c.Value))
            .Concat(keep.Select(k => (Key: k, Value: Stands.This)))
            .GroupBy(c => c.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal));

    /// <summary>
    /// Whose value stands. A record that says nothing never stands against one that does; where
    /// nobody chose, the survivor's stands, and of notes both.
    /// </summary>
    public Stands For(MergeField field, Customer survivor, Customer merged)
    {
        if (field.IsEmpty(merged) || field.IsSame(survivor, merged)) return Stands.This;
        if (field.IsEmpty(survivor)) return Stands.Other;
        if (chosen.TryGetValue(field.Key, out var choice)) return choice;
        return field.Key == MergeField.Note && Both(survivor, merged).Length <= LongestNote
            ? Stands.Both
            : Stands.This;
    }

    public Stands For(string field) => chosen.GetValueOrDefault(field);

    /// <summary>Both notes, one after the other; the one that holds the other alone.</summary>
    public static string Both(Customer survivor, Customer merged)
    {
        var (one, other) = (survivor.Note ?? "", merged.Note ?? "");
        if (one.Contains(other, StringComparison.Ordinal)) return one;
        return other.Contains(one, StringComparison.Ordinal) ? other : one + "\n" + other;
    }

    private static bool IsChoice(string field, Stands stands) =>
        Enum.IsDefined(stands)
        && (stands != Stands.Both || field == MergeField.Note)
        && (MergeField.All.Any(f => f.Key == field) || IsOwnField(field));

    // A field of the business's own goes by its key: letters, digits, dashes.
    private static bool IsOwnField(string field) =>
        field.Length is > 0 and <= 60
        && field.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
