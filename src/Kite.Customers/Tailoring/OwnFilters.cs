using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Kite.Customers;

/// <summary>
/// What a list asks of the business's own fields: <c>custom.plate=B12345</c>,
/// <c>custom.plate=B12*</c>, <c>custom.size.from=10&amp;custom.size.to=20</c>,
/// <c>custom.colour=red,blue</c>.
/// </summary>
public sealed record OwnFilters(IReadOnlyDictionary<string, string> Asked)
{
    internal const string Under = "custom.";
    private const int Most = 20;

    public static readonly OwnFilters None =
        new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Lets a route take them from the address.</summary>
    public static ValueTask<OwnFilters?> BindAsync(HttpContext http, ParameterInfo _) =>
        ValueTask.FromResult<OwnFilters?>(new(http.Request.Query
            .Where(q => q.Key.StartsWith(Under, StringComparison.Ordinal))
            .Take(Most)
            .ToDictionary(
                q => q.Key[Under.Length..], q => q.Value.ToString(), StringComparer.Ordinal)));

    /// <summary>What is asked, understood; every one that cannot be is named.</summary>
    internal Result<OwnAsk> Understood(
        Asker asker, IReadOnlyList<FieldView> fields, Currency currency, string? by)
    {
        var tests = new List<OwnTest>();
        foreach (var (name, written) in Asked)
        {
            var (key, end) = name.Split('.') switch
            {
                [var one] => (one, ""),
                [var one, ("from" or "to") and var edge] => (one, edge),
                _ => (name, ""),
            };
            var field = Seen(asker, fields, key);
            if (field.Refusal is NotAllowed forbidden) return forbidden;
            if (field.Refusal is { } no) return new BadInput(Under + name, no);

            var test = OwnTest.Of(field.Value, end, written, currency);
            if (test.Refusal is { } bad) return new BadInput(Under + name, bad);
            tests.Add(test.Value);
        }
        if (by is null) return new OwnAsk(tests, null);

        var order = Seen(asker, fields, by.StartsWith(Under, StringComparison.Ordinal)
            ? by[Under.Length..]
            : by);
        return order.Refusal switch
        {
            NotAllowed forbidden => forbidden,
            { } no => new BadInput("by", no),
            null => new OwnAsk(tests, order.Value),
        };
    }

    private static Result<FieldView> Seen(
        Asker asker, IReadOnlyList<FieldView> fields, string key)
    {
        var field = fields.FirstOrDefault(f => f.Key == key);
        if (field is null) return new FieldIsUnknown(key);
        if (field.IsSealed) return new FieldIsSealed(key);
        // What one may not see cannot be guessed by asking, either.
        return asker.May(field.SeenWith) ? field : new NotAllowed(field.SeenWith);
    }
}

/// <summary>Filters and order by the business's own fields, understood.</summary>
internal sealed record OwnAsk(IReadOnlyList<OwnTest> Tests, FieldView? By)
{
    public static readonly OwnAsk Nothing = new([], null);
}
