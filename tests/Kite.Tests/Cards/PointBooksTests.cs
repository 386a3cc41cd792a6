using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>Points move as money does: once, whole, for ever, and by the same queue.</summary>
[Trait("books", "both")]
public sealed class PointBooksTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_payment_and_the_points_for_it_are_one_bill_posted_in_one_commit()
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(shop, PaperPoints.Amount(1, 10));
        var purse = await till.Purse();
        await till.Cashier.TopUp(purse, 1000);

        var told = await till.Cashier.Do(
            new Together([new Payment(purse, 600), till.Earn(purse, 600)]), "bill 1");

        Assert.Equal((TransactionKind.Payment, -600L), (told.Kind, told.Change.Coins));
        var points = await till.Last(purse);
        Assert.Equal(
            (TransactionKind.Earning, 60L, 60L, told.Id),
            (points.Kind, points.Points, points.PointsAfter, points.RelatesToId));
        Assert.Equal(told.Position + 1, points.Position);
        Assert.Empty(await till.Cashier.Faults());
    }

    [Fact]
    public async Task Where_one_deed_of_a_bill_is_refused_none_is_done()
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(shop, PaperPoints.Amount(1, 10), PaperPoints.Worth(1, 10));
        var purse = await till.Purse();
        await till.Cashier.TopUp(purse, 1000);
        var before = await till.Cashier.Everything();

        var poor = await till.Cashier.Ask(
            new Together([till.Earn(purse, 2000), new Payment(purse, 2000)]), "bill 1");
        var none = await till.Cashier.Ask(
            new Together([new Payment(purse, 600), till.Redeem(purse, 1)]), "bill 2");

        Assert.IsType<TooLittleInPurse>(poor.Refusal);
        Assert.IsType<TooFewPoints>(none.Refusal);
        Assert.Equal(before, await till.Cashier.Everything());
    }

    [Fact]
    public async Task Asked_again_points_are_told_again_and_not_given_again()
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(shop, PaperPoints.Amount(1, 10));
        var purse = await till.Purse();

        var first = await till.Cashier.Ask(till.Earn(purse, 500), "bill 1");
        var again = await till.Cashier.Ask(till.Earn(purse, 500), "bill 1");

        Assert.True(again.Value.IsReplay);
        Assert.Equal(first.Value.Transaction, again.Value.Transaction);
        Assert.Equal(50, (await till.Last(purse)).PointsAfter);
    }

    [Fact]
    public async Task A_purchase_that_earns_nothing_is_kept_with_the_reason_and_can_come_back()
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(shop, PaperPoints.Amount(1, 1000));
        var purse = await till.Purse();

        var sale = await till.Cashier.Do(till.Earn(purse, 500));
        var back = await till.Cashier.Do(await till.Return(purse, sale.Id, 200));

        Assert.Equal((0L, 0L), (sale.Points, back.Points));
        var steps = await shop.Books(db => db.Set<PointStep>().AsNoTracking()
            .Where(s => s.TransactionId == sale.Id).ToListAsync(Cancel));
        Assert.Equal(Missed.TooSmall, Assert.Single(steps).Missed);
        Assert.Empty(await till.Cashier.Faults());
    }

    [Fact]
    public async Task The_points_of_one_card_are_never_spent_twice_by_tills_of_two_programs()
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(shop, PaperPoints.Amount(1, 1), PaperPoints.Worth(1, 10));
        var purse = await till.Purse();
        await till.Cashier.Do(till.Earn(purse, 1000));
        var elsewhere = new TheBooks(
            shop.Services.GetRequiredService<IServiceScopeFactory>(), shop.Clock,
            shop.Services.GetRequiredService<SealWork>());
        var store = new Store { Number = 2, TimeZone = "UTC" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => i % 2 == 0
            ? till.Cashier.Ask(till.Redeem(purse, 100), $"{i}")
            : elsewhere.Post(new(till.Redeem(purse, 100), Someone.Lin, store) { Key = $"{i}" })));

        Assert.Equal(10, answers.Count(a => a.Refusal is null));
        Assert.All(
            answers.Select(a => a.Refusal).OfType<Refusal>(),
            no => Assert.IsType<TooFewPoints>(no));
        Assert.Equal(0, (await till.Last(purse)).PointsAfter);
        Assert.Empty(await till.Cashier.Faults());
    }

    [Fact]
    public async Task Bills_at_many_tills_at_once_are_one_visit_and_one_of_them_gets_its_points()
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(
            shop,
            PaperPoints.Rule(PointRuleKind.Visits) with
            {
                Points = 70,
                Visits = 2,
                LeastCoins = 5,
            });
        var purse = await till.Purse();
        await till.Cashier.Do(till.Earn(purse, 100));
        shop.Clock.Advance(TimeSpan.FromDays(1));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(
            i => till.Cashier.Do(till.Earn(purse, 100), $"{i}")));

        Assert.Equal(70, (await till.Last(purse)).PointsAfter);
        Assert.Empty(await till.Cashier.Faults());
    }

    [Fact]
    public async Task Returns_at_two_tills_at_once_never_take_back_more_than_was_bought()
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(shop, PaperPoints.Amount(1, 10));
        var purse = await till.Purse();
        var sale = await till.Cashier.Do(till.Earn(purse, 1000));
        var back = await till.Return(purse, sale.Id, 300);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => till.Cashier.Ask(back, $"return {i}")));

        Assert.Equal(3, answers.Count(a => a.Refusal is null));
        Assert.Equal(10, (await till.Last(purse)).PointsAfter);
        Assert.Empty(await till.Cashier.Faults());
    }

    [Fact]
    public async Task What_is_owed_is_a_line_of_its_own_and_paid_by_the_next_points()
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(shop, PaperPoints.Amount(1, 10), PaperPoints.Worth(1, 10));
        var purse = await till.Purse();
        var sale = await till.Cashier.Do(till.Earn(purse, 1000));
        await till.Cashier.Do(till.Redeem(purse, 80));

        var back = await till.Cashier.Do(await till.Return(purse, sale.Id, 1000));
        Assert.Equal((-100L, -80L), (back.Points, back.PointsAfter));
        Assert.Equal(
            [(Account.Points, -20L), (Account.PointsOwed, -80), (Account.PointsIssued, 100)],
            await till.Lines(back));

        var more = await till.Cashier.Do(till.Earn(purse, 900));
        Assert.Equal((90L, 10L), (more.Points, more.PointsAfter));
        Assert.Equal(
            [
                (Account.Points, 90L), (Account.Points, -80), (Account.PointsOwed, 80),
                (Account.PointsIssued, -90),
            ],
            await till.Lines(more));
        Assert.Empty(await till.Cashier.Faults());
    }

    [Fact]
    public async Task Points_lapse_by_the_business_day_of_the_store_with_a_line_that_says_so()
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(
            shop, PaperPoints.Amount(1, 10), PaperPoints.Lasting(1), PaperPoints.Worth(1, 10));
        var purse = await till.Purse();
        await till.Cashier.Do(till.Earn(purse, 1000));
        // Past midnight of the last day, and not past the store's hour of closing.
        shop.Clock.Advance(TimeSpan.FromHours(24 + 15));
        await till.Cashier.Do(till.Redeem(purse, 1));
        shop.Clock.Advance(TimeSpan.FromHours(2));

        var late = await till.Cashier.Ask(till.Redeem(purse, 1));
        await till.Cashier.Do(till.Earn(purse, 50));

        Assert.IsType<TooFewPoints>(late.Refusal);
        var kinds = await shop.Books(db => db.Set<Transaction>().OrderBy(t => t.Position)
            .Select(t => new { t.Kind, t.Points, t.PointsAfter }).ToListAsync(Cancel));
        Assert.Equal(
            [
                (TransactionKind.Earning, 100L, 100L), (TransactionKind.Redemption, -1, 99),
                (TransactionKind.PointsLapse, -99, 0), (TransactionKind.Earning, 5, 5),
            ],
            kinds.Select(k => (k.Kind, k.Points!.Value, k.PointsAfter!.Value)));
        Assert.Empty(await till.Cashier.Faults());
    }

    // One row for each proof of points that `kite verify` makes.
    [Theory]
    [InlineData("points", "UPDATE purses SET points = points + 1")]
    [InlineData("points", "UPDATE purses SET points_owed = 1")]
    [InlineData("point-lots", "UPDATE lots SET points_left = points_left + 1 WHERE points > 0")]
    [InlineData("point-lots", "UPDATE lots SET points_lapsed = 1 WHERE points > 0")]
    [InlineData("point-receipts", "UPDATE transactions SET points = 7 WHERE kind = 'Earning'")]
    [InlineData(
        "point-receipts", "UPDATE transactions SET points_after = 7 WHERE kind = 'Redemption'")]
    [InlineData("unbalanced", "UPDATE entries SET coins = coins + 1 WHERE account = 'Points'")]
    [InlineData(
        "lines", "UPDATE entries SET balance_coins = balance_coins + 1 WHERE account = 'Points'")]
    [InlineData("refunds", "UPDATE transactions SET points = 999 WHERE kind = 'Clawback'")]
    [InlineData("refunds", "UPDATE transactions SET kind = 'Refund' WHERE kind = 'Clawback'")]
    [InlineData("explained", "DELETE FROM point_purchases WHERE of_id IS NULL")]
    [InlineData("explained", "UPDATE point_steps SET points = points + 1 WHERE line = 1")]
    [InlineData("explained", "UPDATE point_purchases SET of_id = purse_id WHERE of_id IS NOT NULL")]
    [InlineData("explanations", "UPDATE point_steps SET rule_number = 99")]
    [InlineData("explanations", "DELETE FROM transactions WHERE kind = 'Clawback'")]
    [InlineData("returns", "UPDATE point_purchases SET coins = -9999 WHERE of_id IS NOT NULL")]
    public async Task Each_lie_about_points_is_found_by_its_proof(string proof, string sql)
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(shop, PaperPoints.Amount(1, 10), PaperPoints.Worth(1, 10));
        var purse = await till.Purse();
        var sale = await till.Cashier.Do(till.Earn(purse, 1000));
        await till.Cashier.Do(till.Redeem(purse, 20));
        await till.Cashier.Do(await till.Return(purse, sale.Id, 300));
        Assert.Empty(await till.Cashier.Faults());

        await Tamper(shop, sql);

        Assert.Contains(proof, (await till.Cashier.Faults()).Keys);
    }

    [Theory]
    [InlineData("UPDATE point_purchases SET coins = 1")]
    [InlineData("DELETE FROM point_purchases")]
    [InlineData("UPDATE point_steps SET points = 1")]
    [InlineData("DELETE FROM point_steps")]
    [InlineData("UPDATE point_rules SET points = 1")]
    [InlineData("DELETE FROM point_rules")]
    public async Task What_explains_points_is_neither_changed_nor_removed(string sql)
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(shop, PaperPoints.Amount(1, 10));
        await till.Cashier.Do(till.Earn(await till.Purse(), 1000));

        var trouble = await Record.ExceptionAsync(
            () => shop.Books(db => db.Database.ExecuteSqlRawAsync(sql, Cancel)));

        Assert.Contains("are only added to", trouble?.Message);
    }

    [Fact]
    public async Task A_changed_receipt_of_points_breaks_its_seal()
    {
        await using var shop = await Shop.Open();
        var till = new PointTill(shop, PaperPoints.Amount(1, 10));
        await till.Cashier.Do(till.Earn(await till.Purse(), 1000));
        await till.Cashier.Seal();
        Assert.Null(await shop.Books(db => SealChain.Broken(db, Cancel)));

        await Tamper(shop, "UPDATE transactions SET points = 5, points_after = 5");

        Assert.Equal(1, await shop.Books(db => SealChain.Broken(db, Cancel)));
    }

    // As someone who takes the guards away first.
    private static Task<int> Tamper(Shop shop, string sql) => shop.Books(async db =>
    {
        foreach (var table in new[]
        {
            "transactions", "entries", "point_purchases", "point_steps", "point_rules",
        })
        {
            string[] guards = db.IsPostgres
                ? [$"ALTER TABLE {table} DISABLE TRIGGER USER"]
                :
                [
                    $"DROP TRIGGER {table}_are_only_added_to_update",
                    $"DROP TRIGGER {table}_are_only_added_to_delete",
                ];
            foreach (var guard in guards)
                await db.Database.ExecuteSqlRawAsync(guard, Cancel);
        }
        return await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    });
}
