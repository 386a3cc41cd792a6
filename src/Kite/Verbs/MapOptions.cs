using System.CommandLine;
using System.Globalization;
using Kite.Insight;

namespace Kite;

/// <summary>The options by which the command line asks for figures.</summary>
internal sealed class MapOptions
{
    private readonly Option<DateOnly?> from = Day("--from");
    private readonly Option<DateOnly?> to = Day("--to");
    private readonly Option<long?> often = new("--often");
    private readonly Option<long?> much = new("--much");
    private readonly Option<string?> rule = new("--rule");
    private readonly Option<string?> set = new("--set");
    private readonly Option<int?> store = new("--store");

    public Option<bool> Json { get; } = new("--json");

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { from, to, often, much, rule, set, store, Json })
        {
            option.Description = Say.Text("verb.map." + option.Name.TrimStart('-'));
            verb.Add(option);
        }
    }

    /// <summary>A day as 2026-01-31; anything else is said to be none.</summary>
    public static Option<DateOnly?> Day(string name) => new(name)
    {
        CustomParser = read =>
        {
            var written = read.Tokens.Single().Value;
            if (DateOnly.TryParseExact(
                written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var day))
            {
                return day;
            }
            read.AddError(Say.Text("no-day", written));
            return null;
        },
    };

    public MapQuestion Question(ParseResult parsed) => new()
    {
        From = parsed.GetValue(from),
        To = parsed.GetValue(to),
        Often = parsed.GetValue(often),
        Much = parsed.GetValue(much),
        Rule = parsed.GetValue(rule),
        Set = parsed.GetValue(set),
        Store = parsed.GetValue(store),
    };
}
