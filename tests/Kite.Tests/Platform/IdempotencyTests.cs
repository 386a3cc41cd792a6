using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Sent again is not done again, even when all repeats come at the same moment.</summary>
[Trait("books", "both")]
public sealed class IdempotencyTests
{
    private static readonly object Lin = new { name = "Lin" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_repeats_at_once_do_it_once()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Post(till, "one", Lin)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        var bodies = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync(Cancel)));
        Assert.Single(bodies.Distinct());
        Assert.Equal(15, answers.Count(a => a.Headers.Contains("Idempotency-Replayed")));
        Assert.Equal(1, await Count(till));
    }

    [Fact]
    public async Task Sixteen_different_ones_are_all_done()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(i => Post(till, $"key {i}", Lin)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Equal(16, await Count(till));
    }

    [Fact]
    public async Task What_was_refused_may_be_sent_again_corrected()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();

        var refused = await Post(till, "one", new { name = "" });
        var done = await Post(till, "one", Lin);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Created, done.StatusCode);
    }

    [Fact]
    public async Task Two_programs_may_think_of_the_same_key()
    {
        await using var shop = await Shop.Open();
        var (one, two) = (await shop.Client(), await shop.Client());

        await Post(one, "one", Lin);
        var second = await Post(two, "one", new { name = "Wu" });

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.False(second.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(2, await Count(one));
    }

    [Fact]
    public async Task A_key_without_end_is_refused()
    {
        await using var shop = await Shop.Open();
        var answer = await Post(await shop.Client(), new string('k', 201), Lin);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task No_name_can_be_read_in_what_is_kept_for_repeats()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var guest = new { name = "Λίν Mei 林梅", phone = "+49 151 23456789" };
        var first = await Post(till, "one", guest);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await using (var db = shop.OpenBooks())
        {
            var kept = await db.Set<IdempotentAnswer>().AsNoTracking().SingleAsync(Cancel);
            Assert.NotEmpty(kept.Body);
            foreach (var secret in new[] { "Mei", "林梅", "Λίν", "23456789" })
            {
                Assert.True(kept.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) < 0);
                Assert.DoesNotContain(secret, JsonSerializer.Serialize(kept));
            }
        }
        var again = await Post(till, "one", guest);
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(
            await first.Content.ReadAsStringAsync(Cancel),
            await again.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task A_new_master_key_opens_what_was_kept_before()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await Post(till, "one", Lin);

        await shop.With((RotateMasterKey rotate) => rotate.Run(Someone.Lin, Cancel));

        Assert.Contains("Lin", await (await Post(till, "one", Lin)).Content
            .ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 0)]
    public async Task What_is_kept_is_destroyed_with_its_key_after_two_days(int days, int left)
    {
        await using var shop = await Shop.Open();
        await Post(await shop.Client(), "one", Lin);
        shop.Clock.Advance(TimeSpan.FromDays(days));

        await shop.With((KeptAnswers kept) => kept.Tidy(Cancel));

        Assert.Equal((left, left), await Left(shop));
    }

    [Fact]
    public async Task For_an_erasure_all_that_is_kept_is_destroyed_at_once()
    {
        await using var shop = await Shop.Open();
        await Post(await shop.Client(), "one", Lin);

        Assert.Equal(1, await shop.With((KeptAnswers kept) => kept.ForgetAll(Cancel)));

        Assert.Equal((0, 0), await Left(shop));
    }

    // The keys of people carry the time at which they were made; those of days do not.
    private static Task<(int Answers, int Keys)> Left(Shop shop) => shop.Books(async db =>
    {
        var owners = await db.Set<DataKey>().Select(k => k.OwnerId).ToListAsync(Cancel);
        return (
            await db.Set<IdempotentAnswer>().CountAsync(Cancel),
            owners.Count(owner => owner.Version != 7));
    });

    private static async Task<HttpResponseMessage> Post(HttpClient till, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/customers")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", key);
        return await till.SendAsync(request, Cancel);
    }

    private static async Task<int> Count(HttpClient till)
    {
        var page = await till.GetFromJsonAsync<JsonElement>("/api/v1/customers", Cancel);
        return page.GetProperty("items").GetArrayLength();
    }
}
