using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
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
        // Where the framework threw, the route is no longer the request's own.
        var route = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var method = route?.Metadata.GetMetadata<MethodInfo>();
        if (method is null) return null;

        var faults =
            from asked in method.GetParameters().SelectMany(Asked)
            let known = Choices.WordsOf(asked.Type)
            where known is not null
            let word = http.Request.Query[asked.Name].ToString()
            where word.Length > 0 && !known.Contains(word, StringComparer.OrdinalIgnoreCase)
            select new Fault(asked.Name, new NoSuchWord(word, string.Join(", ", known)));
        var all = faults.ToList();
        return all.Count > 0 ? new BadInput(all) : null;
    }

    private static IEnumerable<(string Name, Type Type)> Asked(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(AsParametersAttribute))
            ? parameter.ParameterType.GetProperties().Select(p => (p.Name, p.PropertyType))
            : [(parameter.Name!, parameter.ParameterType)];
}
