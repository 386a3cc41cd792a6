using System.Net;
using System.Text;
using CsCheck;
using Kite.Customers;
using Kite.Sales;

namespace Kite.Tests;

/// <summary>Leafing through a list meets every row once, in any order and at any pace.</summary>
[Trait("books", "both")]
public sealed class PagingTests
{
    private static readonly Gen<string[]> Names = Gen.OneOf(
            Gen.OneOf("", "Lin", "Lin", "欧阳静宜", "Đặng", "Ωmega", "\U0001F986", "zz"),
            Gen.String[Gen.Char['a', 'c'], 0, 3])
        .Array[0, 25];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customers_are_met_once_each()
    {
        await using var shop = await Shop.Open();
        var number = 0L;
        var cases = Gen.Select(Names, Gen.Enum<CustomerOrder>(), Gen.Int[1, 9]);
        await cases.SampleAsync(
            async (names, order, limit) =>
            {
                var source = Guid.CreateVersion7().ToString("N");
                var all = names.Select(name => new Customer
                {
                    Number = Interlocked.Increment(ref number), Name = name, Source = source,
                }).ToList();
                await Keep(shop, all);

                var met = await Walk(after => shop.With((ListCustomers list) => list.Run(
                    Someone.Lin,
                    new()
                    {
                        Source = source, Order = order, Limit = limit, After = after,
                    },
                    Cancel)));

                Assert.Equal(
                    Sorted(all, order).Select(c => c.Number), met.Select(c => c.Number));
            },
            iter: 25,
            threads: 1);
    }

    [Theory]
    [InlineData(1), InlineData(3), InlineData(40), InlineData(200)]
    public async Task Purchases_are_met_once_each(int limit)
    {
        await using var shop = await Shop.Open();
        var guest = new Customer { Number = 7, Name = "Lin" };
        var days = Enumerable.Range(0, 41).Select(i => new DateOnly(2026, 1, 1 + (i * 7 % 9)));
        var all = days.Select((day, i) => new Purchase
        {
            CustomerId = guest.Id, CustomerNumber = guest.Number, Position = i + 1, Day = day,
            Currency = "CNY", Source = "till", Reference = $"{i}", StoreNumber = 1,
        }).ToList();
        await Keep(shop, [guest]);
        await Keep(shop, all);

        var byPosition = await Walk(after => List(shop, new() { Limit = limit, After = after }));
        var byDay = await Walk(
            after => List(
                shop, new() { Customer = guest.Number, Limit = limit, After = after }));

        Assert.Equal(all.Select(p => p.Id).Reverse(), byPosition.Select(p => p.Id));
        Assert.Equal(
            all.OrderByDescending(p => p.Day).ThenByDescending(p => p.Position).Select(p => p.Id),
            byDay.Select(p => p.Id));
    }

    [Theory]
    [InlineData("after=nonsense"), InlineData("after=bm9uc2Vuc2U"), InlineData("limit=0")]
    [InlineData("limit=201"), InlineData("limit=-1")]
    public async Task A_place_that_is_none_is_named_as_the_fault(string asked)
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        foreach (var list in new[] { "customers", "purchases" })
        {
            var answer = await till.GetAsync($"/api/v1/{list}?{asked}", Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    private static Task<Result<Page<PurchaseView>>> List(Shop shop, PurchaseQuestion question) =>
        shop.With((ListPurchases list) => list.Run(Someone.Lin, question, Cancel));

    private static async Task<List<T>> Walk<T>(Func<string?, Task<Result<Page<T>>>> read)
    {
        var (met, after) = (new List<T>(), (string?)null);
        do
        {
            var page = (await read(after)).Value;
            met.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return met;
    }

    // Both databases sort by the bytes of UTF-8.
    private static IEnumerable<Customer> Sorted(List<Customer> all, CustomerOrder order) =>
        order switch
        {
            CustomerOrder.Number => all.OrderBy(c => c.Number),
            CustomerOrder.Name => all
                .OrderBy(c => Convert.ToHexString(Encoding.UTF8.GetBytes(c.Name)))
                .ThenBy(c => c.Number),
            CustomerOrder.NameDown => all
                .OrderByDescending(c => Convert.ToHexString(Encoding.UTF8.GetBytes(c.Name)))
                .ThenByDescending(c => c.Number),
            _ => all.OrderByDescending(c => c.Number),
        };

    private static async Task Keep<T>(Shop shop, List<T> rows)
        where T : class
    {
        await using var db = shop.OpenBooks();
        await using var whole = await db.Database.BeginTransactionAsync(Cancel);
        await BulkWriter.Write(db, rows, Cancel);
        await whole.CommitAsync(Cancel);
    }
}
