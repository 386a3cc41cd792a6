using System.Net.Http.Json;

namespace Kite.Tests;

/// <summary>The business is known for a moment, and never longer than it is true.</summary>
[Trait("books", "both")]
public sealed class KnownBusinessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_changed_of_the_business_is_seen_by_the_very_next_question()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        foreach (var name in new[] { "Harbour", "Old Town", "Station" })
        {
            using var changed = await owner.PutAsJsonAsync(
                "/api/v1/business",
                new { name, currency = "EUR", timeZone = "Europe/Athens", region = "GR" },
                Cancel);
            changed.EnsureSuccessStatusCode();
            Assert.Equal(name, (await owner.Ask("/business")).Word("name"));
        }
    }

    [Fact]
    public async Task A_change_that_was_given_up_is_not_seen()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var before = (await owner.Ask("/business")).Word("name");

        await shop.Books(async db =>
        {
            await using var whole = await db.Database.BeginTransactionAsync(Cancel);
            (await db.BusinessAsync(Cancel, tracked: true)).Name = "Nobody's";
            await db.SaveChangesAsync(Cancel);
            Assert.Equal("Nobody's", (await db.BusinessAsync(Cancel)).Name);
            await whole.RollbackAsync(Cancel);
            return true;
        });

        Assert.Equal(before, (await owner.Ask("/business")).Word("name"));
    }

    [Fact]
    public void What_changed_while_it_was_read_is_not_kept()
    {
        var known = new KnownBusiness();
        var since = known.Changes;
        known.Keep(new() { Name = "Harbour" }, since);
        Assert.Equal("Harbour", known.Find()?.Name);

        known.Forget();
        known.Keep(new() { Name = "Harbour" }, since);

        Assert.Null(known.Find());
    }
}
