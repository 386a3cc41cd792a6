using System.Net;

namespace Kite.Tests;

/// <summary>A program's key opens what it was made for, until it is revoked.</summary>
[Trait("books", "both")]
public sealed class KeyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_revoked_key_opens_nothing_from_that_moment_on()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var made = await owner.Tell("/keys", new { name = "till", scopes = "customers:read" });
        using var till = shop.WithKey(made.Word("secret")!);

        Assert.Equal(HttpStatusCode.OK, await Status(till));
        Assert.Equal(HttpStatusCode.OK, await Status(till));
        using var gone = await owner.DeleteAsync($"/api/v1/keys/{made.Word("id")}", Cancel);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(till));
    }

    [Fact]
    public void A_key_revoked_while_it_was_looked_up_is_not_kept()
    {
        using var known = new KnownKeys();
        var (key, _) = ApiKey.New("till", ["customers:read"], Shop.Noon);
        Assert.NotNull(known.Keep(key));

        known.Forget(key);

        Assert.Null(known.Keep(key));
        Assert.Null(known.Find(key.Hash));
    }

    private static async Task<HttpStatusCode> Status(HttpClient who)
    {
        using var answer = await who.GetAsync("/api/v1/customers", Cancel);
        return answer.StatusCode;
    }
}
