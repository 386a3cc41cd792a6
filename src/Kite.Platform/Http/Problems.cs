using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Kite;

/// <summary>Nobody has signed in, or the key is unknown or revoked.</summary>
internal sealed record SignInIsNeeded : Refusal;

/// <summary>Signed in, but without the permission.</summary>
internal sealed record NotYours : Refusal;

/// <summary>Nothing is found at this address.</summary>
internal sealed record NothingIsHere : Refusal;

/// <summary>The request cannot be read.</summary>
internal sealed record RequestIsMalformed : Refusal;

/// <summary>More requests came than one asker may send in a minute.</summary>
internal sealed record TooManyRequests : Refusal;

/// <summary>What was sent is larger than is taken.</summary>
internal sealed record RequestIsTooLarge : Refusal;

/// <summary>Our own mistake: noted in the log under the trace number.</summary>
internal sealed record SomethingBroke : Refusal;

/// <summary>
/// The database could not be reached, or two who wrote at once stood in each other's way. Nothing
/// was changed; sent again in a moment it goes through.
/// </summary>
internal sealed record BooksAreBusy : Refusal;

/// <summary>
/// Gives every answer without a use case behind it a stable code and a fit message.
/// </summary>
public static class Problems
{
    // https://sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;

    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Status == 503) context.HttpContext.Response.Headers.RetryAfter = "1";
        if (problem.Extensions.ContainsKey("code")) return;

        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        var strange = status == 400
            ? StrangeWords.In(context.HttpContext)
                ?? Unreadable.In(context.HttpContext)
                ?? Unreadable.In(context.Exception)
            : null;
        var no = strange ?? For(status);
        var message = Wording.Say(no, CultureInfo.CurrentUICulture);
        problem.Title = no.Code;
        problem.Detail = message;
        problem.Extensions["code"] = no.Code;
        problem.Extensions["message"] = message;
        if (strange is not null) problem.Extensions["fields"] = Http.Fields(strange);
    }

    /// <summary>The status that an exception answers with where no use case caught it.</summary>
    public static int StatusOf(Exception trouble) => trouble switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DbException { IsTransient: true } => 503,
        SqliteException { SqliteErrorCode: Busy or Locked } => 503,
        { InnerException: { } cause } => StatusOf(cause),
        _ => 500,
    };

    private static Refusal For(int status) => status switch
    {
        401 => new SignInIsNeeded(),
        403 => new NotYours(),
        404 or 405 => new NothingIsHere(),
        413 => new RequestIsTooLarge(),
        429 => new TooManyRequests(),
        503 => new BooksAreBusy(),
        >= 500 => new SomethingBroke(),
        _ => new RequestIsMalformed(),
    };
}
