using System.Globalization;

namespace Kite.Insight;

/// <summary>A class as it is typed.</summary>
public sealed class ClassTyping
{
    public string? Name { get; set; }
    public int Stars { get; set; }
    public string? Says { get; set; }
    public int? Rhythm { get; set; }
    public int? Priority { get; set; }
    public int? Answer { get; set; }
    public int? Solve { get; set; }
    public int? Allotment { get; set; }

    public SchemeClass AsClass() => new()
    {
        Name = Name ?? "",
        Stars = Stars,
        Standard = new()
        {
            Says = string.IsNullOrWhiteSpace(Says) ? null : Says.Trim(),
            RhythmDays = Rhythm,
            Priority = Priority,
            FirstAnswerHours = Answer,
            SolveHours = Solve,
            AllotmentPercent = Allotment,
        },
    };

    public static ClassTyping Of(SchemeClass one) => new()
    {
        Name = one.Name,
        Stars = one.Stars,
        Says = one.Standard.Says,
        Rhythm = one.Standard.RhythmDays,
        Priority = one.Standard.Priority,
        Answer = one.Standard.FirstAnswerHours,
        Solve = one.Standard.SolveHours,
        Allotment = one.Standard.AllotmentPercent,
    };
}

/// <summary>A scheme as it is typed; there are always as many classes as the bounds make.</summary>
public sealed class SchemeTyping
{
    private string bounds = "70, 95";

    public string? Name { get; set; }
    public ShareOf Of { get; set; } = ShareOf.Revenue;

    public string Bounds
    {
        get => bounds;
        set
        {
            bounds = value;
            Fit();
        }
    }

    public int? Months { get; set; } = 12;
    public string? Store { get; set; }
    public SchemeRhythm Runs { get; set; } = SchemeRhythm.Monthly;
    public int? Slack { get; set; } = 0;
    public bool AtWork { get; set; } = true;
    public int? Version { get; init; }
    public List<ClassTyping> Classes { get; } = [];

    public SchemeTyping() => Fit();

    private void Fit()
    {
        var wanted = new ClassBounds(Of, UsualSchemes.Percents(bounds));
        if (!wanted.AreFit) return;
        while (Classes.Count < wanted.Classes)
            Classes.Add(new() { Name = ClassBounds.Letter(Classes.Count) });
        if (Classes.Count > wanted.Classes)
            Classes.RemoveRange(wanted.Classes, Classes.Count - wanted.Classes);
    }

    public static SchemeTyping From(SchemeView scheme)
    {
        var typing = new SchemeTyping
        {
            Name = scheme.Name,
            Of = scheme.ShareOf,
            Months = scheme.Months,
            Store = scheme.Store?.ToString(CultureInfo.InvariantCulture),
            Runs = scheme.Runs,
            Slack = scheme.SlackPercent,
            AtWork = scheme.AtWork,
            Version = scheme.Version,
        };
        typing.Classes.Clear();
        typing.Classes.AddRange(scheme.Classes.Select(ClassTyping.Of));
        typing.Bounds = string.Join(", ", scheme.Bounds);
        return typing;
    }

    public SchemeFacts Facts() => new()
    {
        Name = Name,
        ShareOf = Of,
        Bounds = UsualSchemes.Percents(Bounds),
        Months = Months,
        Store = int.TryParse(Store, CultureInfo.InvariantCulture, out var store) ? store : null,
        Runs = Runs,
        SlackPercent = Slack ?? 0,
        AtWork = AtWork,
        Classes = Classes.ConvertAll(c => c.AsClass()),
        Version = Version,
    };
}
