using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>How value moves in the books: once, whole, and for ever.</summary>
[Trait("books", "both")]
public sealed class BooksTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receipt_says_what_was_there_before_what_moved_and_what_is_there_after()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var purse = await till.Purse();

        await till.TopUp(purse, 1_000_000, 200_000);
        var paid = await till.Pay(purse, 12_000);

        Assert.Equal(new(-10_000, -2_000), paid.Change);
        Assert.Equal(new(990_000, 198_000), paid.After);
        Assert.Equal(new(990_000, 198_000), await till.Balance(purse));
        var lines = await shop.Books(db => db.Set<Entry>().AsNoTracking()
            .Where(e => e.TransactionId == paid.Id).OrderBy(e => e.Line).ToListAsync(Cancel));
        Assert.Equal(
            [
                (Account.Principal, -10_000L, 990_000L, 3L),
                (Account.Bonus, -2_000L, 198_000L, 4L),
                (Account.Sales, 12_000L, null, null),
            ],
            lines.Select(e => (e.Account, e.Coins, e.BalanceCoins, e.PurseLine)));
    }

    [Fact]
    public async Task Asked_again_after_a_lost_answer_it_is_told_again_and_not_done_again()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var purse = await till.Purse();
        await till.TopUp(purse, 1000);
        var first = await till.Ask(new Payment(purse, 300), "bill 1");
        await till.TopUp(purse, 5000);
        shop.Clock.Advance(TimeSpan.FromDays(400));

        var again = await till.Ask(new Payment(purse, 300), "bill 1");

        Assert.False(first.Value.IsReplay);
        Assert.True(again.Value.IsReplay);
        Assert.Equal(first.Value.Transaction, again.Value.Transaction);
        Assert.Equal(new(5700, 0), await till.Balance(purse));
    }

    [Fact]
    public async Task The_same_key_for_something_else_is_refused_and_nothing_is_written()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var (purse, other) = (await till.Purse(), await till.Purse());
        await till.TopUp(purse, 1000);
        await till.TopUp(other, 1000);
        await till.Do(new Payment(purse, 300), "bill 1");
        var before = await till.Everything();

        var more = await till.Ask(new Payment(purse, 301), "bill 1");
        var another = await till.Ask(new Payment(other, 300), "bill 1");

        Assert.IsType<KeyWasUsedForAnother>(more.Refusal);
        Assert.IsType<KeyWasUsedForAnother>(another.Refusal);
        Assert.Equal(before, await till.Everything());
    }

    [Fact]
    public async Task What_is_refused_leaves_the_books_as_they_were_row_by_row()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var (purse, dong) = (await till.Purse(), await till.Purse("VND"));
        await till.TopUp(purse, 1000, 100);
        var paid = await till.Pay(purse, 200);
        var before = await till.Everything();

        Deed[] refused =
        [
            new Payment(purse, 901), new Payment(purse, 0), new Payment(purse, -1),
            new Payment(Guid.CreateVersion7(), 1), new Payment(purse, long.MaxValue),
            new TopUp(purse, new(0, 1), Tender.Cash, PaperPurse.Usual),
            new TopUp(purse, new(Purse.MostCoins, 0), Tender.Cash, PaperPurse.Usual),
            new TopUp(purse, new(1, 0), Tender.Cash, PaperPurse.Usual) { Most = 900 },
            new Refund(purse, paid.Id, 201), new Refund(purse, Guid.CreateVersion7(), 1),
            new Refund(dong, paid.Id, 1), new Transfer(purse, purse, 1),
            new Transfer(purse, dong, 1), new CashOut(dong, Tender.Cash),
            new Adjustment(purse, new(-1000, 0), PaperPurse.Usual),
        ];
        foreach (var deed in refused)
        {
            var answer = await till.Ask(deed, $"key of {deed}");
            Assert.NotNull(answer.Refusal);
        }

        Assert.Equal(before, await till.Everything());
    }

    [Fact]
    public async Task Companions_of_one_that_is_refused_or_broken_are_served()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var purse = await till.Purse();
        await till.TopUp(purse, 1000);
        var nowhere = new Store { Number = 1, TimeZone = "No/Where" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async i =>
        {
            try
            {
                var deed = new Payment(purse, i % 3 == 1 ? 2000 : 10);
                var answer = await till.Ask(deed, $"{i}", i % 3 == 2 ? nowhere : null);
                return answer.Refusal is null ? "done" : "refused";
            }
            catch (TimeZoneNotFoundException)
            {
                return "broken";
            }
        }));

        Assert.Equal(["broken", "done", "refused"], answers.Distinct().Order());
        Assert.Equal(10, answers.Count(a => a == "done"));
        Assert.Equal(new(900, 0), await till.Balance(purse));
        Assert.Empty(await till.Faults());
    }

    [Fact]
    public async Task A_bill_after_midnight_belongs_to_the_day_before()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var purse = await till.Purse();
        var topUp = await till.TopUp(purse, 1000);
        shop.Clock.Advance(TimeSpan.FromHours(13.5));
        var late = await till.Pay(purse, 10);
        shop.Clock.Advance(TimeSpan.FromHours(2.5));
        var early = await till.Pay(purse, 10);

        Assert.Equal(
            [new(2026, 11, 23), new(2026, 11, 23), new DateOnly(2026, 11, 24)],
            new[] { topUp.Day, late.Day, early.Day });
    }

    [Fact]
    public async Task Each_stamp_is_later_than_the_last_even_when_the_clock_goes_back()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var purse = await till.Purse();
        await till.TopUp(purse, 1000);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => till.Pay(purse, 1)));
        shop.Clock.AdjustTime(Shop.Noon.AddMinutes(-15));
        await till.Pay(purse, 1);

        var stamps = await shop.Books(db => db.Set<Transaction>().OrderBy(t => t.Position)
            .Select(t => t.At).ToListAsync(Cancel));

        Assert.Equal(Shop.Noon, stamps[0]);
        Assert.All(stamps.Zip(stamps.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.Empty(await till.Faults());
    }

    [Fact]
    public async Task One_balance_is_never_spent_twice_by_many_tills_of_two_programs()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var purse = await till.Purse();
        await till.TopUp(purse, 1000);
        // As another copy of the program on the same books: a queue of its own.
        var elsewhere = new TheBooks(
            shop.Services.GetRequiredService<IServiceScopeFactory>(), shop.Clock,
            shop.Services.GetRequiredService<SealWork>());
        var store = new Store { Number = 2, TimeZone = "UTC" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => i % 2 == 0
            ? till.Ask(new Payment(purse, 100), $"{i / 4}")
            : elsewhere.Post(new(new Payment(purse, 100), Someone.Lin, store)
            {
                Key = $"{i / 4}", Asked = new Payment(purse, 100).ToString(),
            })));

        Assert.All(answers, a => Assert.Null(a.Refusal));
        Assert.Equal(10, answers.Count(a => !a.Value.IsReplay));
        Assert.Equal(new(0, 0), await till.Balance(purse));
        Assert.Empty(await till.Faults());
    }

    [Fact]
    public async Task Two_refunds_at_once_never_give_back_more_than_was_paid()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var purse = await till.Purse();
        await till.TopUp(purse, 900, 100);
        var paid = await till.Pay(purse, 100);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => till.Ask(new Refund(purse, paid.Id, 30), $"refund {i}")));

        Assert.Equal(3, answers.Count(a => a.Refusal is null));
        Assert.Equal(5, answers.Count(a => a.Refusal is MoreThanWasPaid));
        Assert.Equal(990, (await till.Balance(purse)).Coins);
        Assert.Empty(await till.Faults());
    }

    [Fact]
    public async Task Two_who_transfer_to_each_other_at_once_do_not_wait_for_ever()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        var (one, two) = (await till.Purse(), await till.Purse());
        await till.TopUp(one, 1000, 500);
        await till.TopUp(two, 1000);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => i % 2 == 0
            ? till.Do(new Transfer(one, two, 30))
            : till.Do(new Transfer(two, one, 30))));

        Assert.Equal(1500, (await till.Balance(one)).Coins);
        Assert.Equal(1000, (await till.Balance(two)).Coins);
        Assert.Empty(await till.Faults());
    }
}
