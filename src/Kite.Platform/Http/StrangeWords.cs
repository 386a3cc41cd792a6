using Microsoft.AspNetCore.Http;

namespace Kite;

/// <summary>The word is none of those that can be chosen here.</summary>
public sealed record NoSuchWord(string Written, string Known) : Refusal;

/// <summary>
/// Finds the words in an address that no list knows, and what they could have been: the framework
/// itself says no more than that the request cannot be read.
/// </summary>
internal static class StrangeWords
{
    public static BadInput? In(HttpContext http)
    {
        var faults =
            from asked in AskedField.In(http)
            let known = Choices.WordsOf(asked.Type)
            where known is not null
            where !known.Contains(asked.Written, StringComparer.OrdinalIgnoreCase)
            select new Fault(asked.Name, new NoSuchWord(asked.Written, string.Join(", ", known)));
        var all = faults.ToList();
        return all.Count > 0 ? new BadInput(all) : null;
    }
}
