namespace Kite.Customers;

/// <summary>A field of the business's own as an administrator describes it.</summary>
public sealed record FieldDraft
{
    private const int MostChoices = 200;

    /// <summary>Its name in files and programs; never changes.</summary>
    public string? Key { get; init; }

    /// <summary>Its name for people.</summary>
    public string? Name { get; init; }
    public CustomKind Kind { get; init; }

    /// <summary>How private it is; never changes.</summary>
    public DataClass Class { get; init; } = DataClass.Personal;

    /// <summary>The words to choose from, in their order.</summary>
    public IReadOnlyList<string?>? Choices { get; init; }

    /// <summary>The decimals of a number.</summary>
    public int Decimals { get; init; }

    /// <summary>Whether customers are found by it.</summary>
    public bool IsSearched { get; init; }
    public bool IsRetired { get; init; }

    internal bool Chooses => Kind is CustomKind.Choice or CustomKind.MultiChoice;

    internal FieldDraft Trimmed() => this with
    {
        Key = Key?.Trim() ?? "",
        Name = Name?.Trim() ?? "",
        Choices = Chooses
            ? [.. (Choices ?? []).Select(c => c?.Trim() ?? "").Where(c => c != "")]
            : null,
        Decimals = Kind == CustomKind.Number ? Decimals : 0,
    };

    /// <summary>What is wrong, each at its field; of a trimmed draft.</summary>
    internal IEnumerable<Fault> Faults()
    {
        if (!IsKey(Key!)) yield return new("key", new NotAFieldKey(Key!));
        if (RecordFields.Taken.Contains(Key!, StringComparer.OrdinalIgnoreCase))
            yield return new("key", new FieldKeyIsTaken(Key!));
        if (Name!.Length == 0) yield return new("name", new NothingTyped());
        if (Name.Length > 80) yield return new("name", new TextIsTooLong(80));
        if (Name.Contains('\0', StringComparison.Ordinal))
            yield return new("name", new TextHasStrangeLetters());
        if (!Enum.IsDefined(Kind)) yield return new("kind", new NotAKind($"{Kind}"));
        if (!Enum.IsDefined(Class)) yield return new("class", new NotAKind($"{Class}"));
        if (Decimals is < 0 or > 6) yield return new("decimals", new OutOfRange(0, 6));
        if (Chooses && !AreChoices(Choices!))
            yield return new("choices", new NoChoices(MostChoices));
        if (!IsSearched) yield break;
        if (Class == DataClass.Sensitive)
            yield return new("isSearched", new FieldIsSealed(Key!));
        if (Kind is not (CustomKind.Text or CustomKind.Number))
            yield return new("isSearched", new FieldIsNotSearchable());
    }

    private static bool IsKey(string key) =>
        key.Length is >= 2 and <= 40
        && char.IsAsciiLetterLower(key[0])
        && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool AreChoices(IReadOnlyList<string?> choices) =>
        choices.Count is > 0 and <= MostChoices
        && choices.All(c => c!.Length <= 80 && !c.Any(char.IsControl))
        && choices.Distinct(StringComparer.Ordinal).Count() == choices.Count;
}
