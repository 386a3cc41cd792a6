using System.Globalization;

namespace Kite.Insight;

/// <summary>A question for classes as an address, and back.</summary>
internal static class ClassAddress
{
    public const string Page = "/insight/classes";
    public const string List = "/insight/classes/list";
    public const string File = "/api/v1/insight/classes/customers.csv";

    public static readonly IReadOnlyList<string> Known =
    [
        "scheme", "bounds", "of", "from", "to", "store", "segment", "class", ListAddress.Order,
    ];

    /// <summary>What an address asks; a year up to today where it names no days.</summary>
    public static ClassListQuestion Read(string uri, DateOnly today)
    {
        var line = new AddressLine(uri);
        var to = line.Day("to") ?? today;
        return new()
        {
            Scheme = line.Text("scheme"),
            Bounds = line.Text("bounds"),
            Of = Choice<ShareOf>.TryParse(line.Text("of"), null, out var of) ? of : null,
            From = line.Day("from") ?? (to.Year > 1 ? to.AddYears(-1).AddDays(1) : to),
            To = to,
            Store = line.Small("store"),
            Segment = line.Id("segment"),
            Class = line.Text("class"),
            Order = line.Text(ListAddress.Order),
        };
    }

    public static string Write(string path, ClassListQuestion q) => AddressLine.Write(
        path, ("scheme", q.Scheme), ("bounds", q.Bounds), ("of", q.Of?.ToString()),
        ("from", q.From), ("to", q.To), ("store", q.Store), ("segment", q.Segment),
        ("class", q.Class), ("order", q.Order));

    /// <summary>The bounds as shares of each class: 25 : 70 : 5.</summary>
    public static string Parts(IReadOnlyList<int> bounds) => string.Join(" : ", bounds
        .Append(100).Zip(bounds.Prepend(0), (end, begin) => end - begin)
        .Select(part => part.ToString(CultureInfo.CurrentCulture)));
}
