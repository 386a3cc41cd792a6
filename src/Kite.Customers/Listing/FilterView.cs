using System.Text.Json.Serialization;

namespace Kite.Customers;

/// <summary>What a filter is answered with.</summary>
public enum FilterForm
{
    Choice,

    /// <summary>The beginning of a text.</summary>
    Text,
    Number,
    Money,
    Days,
}

/// <summary>
/// One filter that a list of customers understands, and by which names of the address.
/// </summary>
public sealed record FilterView(
    string Key, FilterForm Form, IReadOnlyList<string> Names, IReadOnlyList<string> Choices)
{
    /// <summary>What the business called it, where it is a field of its own.</summary>
    public string? Title { get; init; }

    /// <summary>How its choices are called, where the business named them.</summary>
    public IReadOnlyDictionary<string, string>? Words { get; init; }

    [JsonIgnore] public Type Texts { get; init; } = typeof(Texts);

    /// <summary>Under which key its name stands in those texts.</summary>
    [JsonIgnore] public string Head { get; init; } = "";

    /// <summary>The same where it is asked of some days alone.</summary>
    [JsonIgnore] public string? SpanHead { get; init; }

    /// <summary>How the names of its choices begin there, where they have any.</summary>
    [JsonIgnore] public string Under { get; init; } = "";

    /// <summary>Whether it can be asked of some days alone.</summary>
    public bool OfDays { get; init; }

    /// <summary>Whether it can be asked of one store alone.</summary>
    public bool OfStore { get; init; }

    /// <summary>Who may not see it may not ask by it, either.</summary>
    [JsonIgnore] public string Permission { get; init; } = May.ReadCustomers;

    /// <summary>The ends by which a range is asked for: from, to, ago.</summary>
    internal static FilterView Range(string key, FilterForm form, params string[] ends) =>
        new(key, form, [.. ends.Select(e => $"{key}.{e}")], []);

    internal static FilterView Of(string key, FilterForm form, IReadOnlyList<string> choices) =>
        new(key, form, [key], choices) { Head = "field." + key };

    internal static FilterView Of(FigureFilter figure)
    {
        var key = FigureQuestions.Under + figure.Key;
        var view = figure.Kind switch
        {
            FigureKind.Choice => new(key, FilterForm.Choice, [key], figure.Choices),
            FigureKind.Day => Range(key, FilterForm.Days, "from", "to", "ago"),
            FigureKind.Money => Range(key, FilterForm.Money, "from", "to"),
            _ => Range(key, FilterForm.Number, "from", "to"),
        };
        return view with
        {
            Texts = figure.Texts,
            Head = figure.Head,
            Under = figure.Under,
            SpanHead = figure.SpanHead,
            OfDays = figure.OfDays,
            OfStore = figure.OfStore,
            Permission = figure.Permission,
        };
    }

    internal static FilterView Of(FieldView field)
    {
        var view = field.Kind switch
        {
            CustomKind.Number => Range(field.Column, FilterForm.Number, "from", "to"),
            CustomKind.Money => Range(field.Column, FilterForm.Money, "from", "to"),
            CustomKind.Date => Range(field.Column, FilterForm.Days, "from", "to"),
            CustomKind.YesNo => Of(field.Column, FilterForm.Choice, ["yes", "no"]),
            CustomKind.Text => Of(field.Column, FilterForm.Text, []),
            _ => Of(field.Column, FilterForm.Choice, field.Choices),
        };
        return view with { Title = field.Name, Permission = field.SeenWith };
    }
}
