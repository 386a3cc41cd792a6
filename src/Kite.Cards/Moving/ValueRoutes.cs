using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kite.Cards;

/// <summary>
/// Routes that move value: they need an <c>Idempotency-Key</c>, and a repeat gets the first answer
/// for ever.
/// </summary>
public static class ValueRoutes
{
    internal const int LongestKey = 200;

    extension(HttpContext http)
    {
        public string? ValueKey() => http.Request.Headers["Idempotency-Key"].ToString().Trim();
    }

    extension(Result<Told> told)
    {
        public Results<Created<Receipt>, ProblemHttpResult> ToReceipt(HttpContext http)
        {
            if (told.Refusal is KeyWasUsedForAnother used) return Http.Problem(422, used);
            if (told.Refusal is { } no) return Http.Problem(no);

            var (receipt, isReplay) = told.Value;
            if (isReplay) http.Response.Headers["Idempotency-Replayed"] = "true";
            return TypedResults.Created(
                $"/api/v1/cards/{receipt.CardNumber}/transactions/{receipt.Id}", receipt);
        }
    }

    /// <summary>Why this is no key; null where it is.</summary>
    public static Fault? FaultIn(string? key) => key?.Length switch
    {
        null or 0 => new("Idempotency-Key", new KeyIsMissing()),
        > LongestKey => new("Idempotency-Key", new KeyIsTooLong(LongestKey)),
        _ => null,
    };
}
