namespace Kite.Insight;

/// <summary>
/// Classes by what customers brought: <c>abc</c> by their share of the revenue, <c>top</c> the
/// best so many of a hundred customers, <c>share</c> parts such as 25 : 70 : 5; <c>bounds</c> in
/// percent of the whole, one after the other. <c>of</c> says whether the whole is the customers
/// or the revenue, where the scheme's usual one is not meant.
/// </summary>
public record ClassQuestion : FigureQuestion
{
    public string? Scheme { get; init; }
    public string? Bounds { get; init; }
    public Choice<ShareOf>? Of { get; init; }
}

/// <summary>The customers of one class, by its letter.</summary>
public record ClassListQuestion : ClassQuestion
{
    public string? Class { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>The schemes that are always there, and their usual bounds.</summary>
internal static class UsualSchemes
{
    public const string Abc = "abc";
    public const string Top = "top";
    public const string Share = "share";
    public static readonly IReadOnlyList<string> All = [Abc, Top, Share];

    public static string BoundsOf(string scheme) => scheme switch
    {
        Top => "10,20",
        Share => "25,95",
        _ => "70,95",
    };

    public static Result<ClassBounds> Read(ClassQuestion question)
    {
        var scheme = question.Scheme?.ToLowerInvariant() ?? Abc;
        if (!All.Contains(scheme, StringComparer.Ordinal))
            return new BadInput("scheme", new NoSuchScheme(scheme, string.Join(", ", All)));
        var written = question.Bounds ?? BoundsOf(scheme);
        var bounds = new ClassBounds(
            question.Of?.Value ?? (scheme == Abc ? ShareOf.Revenue : ShareOf.Customers),
            Percents(written));
        return bounds.AreFit ? bounds : new BadInput("bounds", new BoundsDoNotRise(written));
    }

    /// <summary>The numbers between the commas; none where one of them is no number.</summary>
    public static IReadOnlyList<int> Percents(string written)
    {
        var percents = new List<int>();
        foreach (var word in written.Split(','))
        {
            if (!int.TryParse(
                word, System.Globalization.NumberStyles.AllowLeadingWhite
                    | System.Globalization.NumberStyles.AllowTrailingWhite,
                System.Globalization.CultureInfo.InvariantCulture, out var percent))
            {
                return [];
            }
            percents.Add(percent);
        }
        return percents;
    }
}

/// <summary>There is no such scheme of classes.</summary>
internal sealed record NoSuchScheme(string Written, string Known) : Refusal;

/// <summary>Bounds are whole percents that rise, between 1 and 99.</summary>
internal sealed record BoundsDoNotRise(string Written) : Refusal;

/// <summary>There is no class of this letter.</summary>
internal sealed record NoSuchClass(string Written) : Refusal;
