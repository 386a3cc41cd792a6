namespace Kite.Tests;

/// <summary>Numbers without gaps, however many ask at once and however many give up.</summary>
[Trait("books", "both")]
public sealed class CounterTests
{
    private const string Name = "tickets";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_number_is_given_twice_and_none_is_left_out()
    {
        await using var shop = await Shop.Open();

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 48).Select(i => Task.Run(() => Take(shop, i), Cancel)));

        var numbers = taken.SelectMany(t => t).Order().ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(n => (long)n), numbers);
        Assert.Equal(numbers.Count, await shop.Books(db => Counter.LastOf(db, Name, Cancel)));
    }

    [Fact]
    public async Task A_counter_nobody_used_stands_at_none()
    {
        await using var shop = await Shop.Open();
        Assert.Equal(0, await shop.Books(db => Counter.LastOf(db, "never", Cancel)));
    }

    [Fact]
    public async Task Outside_a_transaction_no_number_is_given()
    {
        await using var shop = await Shop.Open();
        await using var db = shop.OpenBooks();
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Counter.Take(db, Name, 1, Cancel));
    }

    // Takes one to three numbers; every third asker changes its mind.
    private static async Task<IEnumerable<long>> Take(Shop shop, int asker)
    {
        await using var db = shop.OpenBooks();
        await using var whole = await db.Database.BeginTransactionAsync(Cancel);
        var count = (asker % 3) + 1;
        var first = await Counter.Take(db, Name, count, Cancel);
        if (asker % 3 == 1) return [];

        await whole.CommitAsync(Cancel);
        return Enumerable.Range(0, count).Select(i => first + i);
    }
}
