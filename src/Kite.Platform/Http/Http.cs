using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kite;

/// <summary>The only place where a business answer becomes an HTTP answer (RFC 9457).</summary>
public static class Http
{
    extension<T>(Result<T> result)
        where T : notnull
    {
        public Results<Ok<T>, ProblemHttpResult> ToHttp() =>
            result.Refusal is { } no ? Problem(no) : TypedResults.Ok(result.Value);

        /// <summary>The same with the version as its ETag, to be sent back as If-Match.</summary>
        public Results<Ok<T>, ProblemHttpResult> ToTagged(
            HttpContext http, Func<T, long> version)
        {
            if (result.Refusal is null) http.Tag(version(result.Value));
            return result.ToHttp();
        }

        /// <summary>201 with the address of what was made.</summary>
        public Results<Created<T>, ProblemHttpResult> ToCreated(Func<T, string> address) =>
            result.Refusal is { } no
                ? Problem(no)
                : TypedResults.Created("/api/v1" + address(result.Value), result.Value);

        /// <summary>202: the work goes on, and the address tells how far it is.</summary>
        public Results<Accepted<T>, ProblemHttpResult> ToAccepted(Func<T, string> address) =>
            result.Refusal is { } no
                ? Problem(no)
                : TypedResults.Accepted("/api/v1" + address(result.Value), result.Value);
    }

    extension(Result<Done> result)
    {
        public Results<NoContent, ProblemHttpResult> ToNoContent() =>
            result.Refusal is { } no ? Problem(no) : TypedResults.NoContent();
    }

    public static ProblemHttpResult Problem(Refusal no) => Problem(StatusOf(no), no);

    public static ProblemHttpResult Problem(int status, Refusal no)
    {
        var message = Said(no);
        var more = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["code"] = no.Code,
            ["message"] = message,
        };
        if (no is BadInput bad) more["fields"] = Fields(bad);
        return TypedResults.Problem(message, title: no.Code, statusCode: status, extensions: more);
    }

    private static string Said(Refusal no) => Wording.Say(no, CultureInfo.CurrentUICulture);

    private static int StatusOf(Refusal no) => no switch
    {
        NotFound => 404,
        Forbidden => 403,
        Stale => 412,
        BadInput => 422,
        _ => 409,
    };

    internal static Dictionary<string, object> Fields(BadInput bad) => bad.Faults
        .GroupBy(f => f.Field, StringComparer.Ordinal)
        .ToDictionary(
            f => JsonNamingPolicy.CamelCase.ConvertName(f.Key),
            object (f) => f.Select(x => new { x.Why.Code, Message = Said(x.Why) }).ToList(),
            StringComparer.Ordinal);
}
