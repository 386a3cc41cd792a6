using System.Reflection;

namespace Kite.Tests;

/// <summary>Whoever is refused is told why, in their own language.</summary>
public sealed class RefusalTests
{
    internal static readonly IReadOnlyList<Type> Kinds =
    [
        .. Parts.All
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsAssignableTo(typeof(Refusal)) && !t.IsAbstract),
    ];

    [Fact]
    public void Every_refusal_is_worded_in_every_language()
    {
        var speechless =
            from kind in Kinds
            from language in Wording.Languages
            where string.IsNullOrWhiteSpace(Wording.TextOf(kind, CodeOf(kind), language))
            select $"{CodeOf(kind)} of {kind.Assembly.GetName().Name} in {language}";
        Expect.None(speechless);
    }

    [Fact]
    public void What_a_refusal_tells_is_known_to_it()
    {
        var unknown =
            from kind in Kinds
            from language in Wording.Languages
            from slot in Shelf.Slots(Wording.TextOf(kind, CodeOf(kind), language) ?? "")
            where kind.GetProperty(slot, BindingFlags.Public | BindingFlags.Instance) is null
            select $"{{{slot}}} of {CodeOf(kind)} in {language}";
        Expect.None(unknown);
    }

    [Fact]
    public void Each_code_means_one_thing() =>
        Expect.None(Kinds.GroupBy(CodeOf).Where(g => g.Count() > 1).Select(g => g.Key));

    internal static string CodeOf(Type kind) => Words.Kebab(kind.Name);
}
