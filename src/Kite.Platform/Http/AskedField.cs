using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Kite;

/// <summary>A field that a route takes from the address, and what was written there.</summary>
internal sealed record AskedField(string Name, Type Type, string Written)
{
    private static readonly MethodInfo Parse =
        typeof(AskedField).GetMethod(nameof(Parses), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Whether a number, a day, a key can be read from what was written.</summary>
    public bool IsReadable
    {
        get
        {
            var kind = Nullable.GetUnderlyingType(Type) ?? Type;
            return !IsParsable(kind)
                || (bool)Parse.MakeGenericMethod(kind).Invoke(null, [Written])!;
        }
    }

    /// <summary>Those that something was written in.</summary>
    public static IEnumerable<AskedField> In(HttpContext http)
    {
        // Where the framework threw, the route is no longer the request's own.
        var route = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var asked = route?.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [];
        return asked.SelectMany(Fields)
            .Select(f => new AskedField(f.Name, f.Type, $"{http.Request.Query[f.Name]}"))
            .Where(f => f.Written.Length > 0);
    }

    private static IEnumerable<(string Name, Type Type)> Fields(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(AsParametersAttribute))
            ? parameter.ParameterType.GetProperties().Select(p => (p.Name, p.PropertyType))
            : [(parameter.Name!, parameter.ParameterType)];

    private static bool IsParsable(Type kind) => Array.Exists(
        kind.GetInterfaces(),
        i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>)
            && i.GenericTypeArguments[0] == kind);

    private static bool Parses<T>(string written)
        where T : IParsable<T> => T.TryParse(written, CultureInfo.InvariantCulture, out _);
}
