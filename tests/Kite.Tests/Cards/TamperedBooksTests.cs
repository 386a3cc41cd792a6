using System.Data.Common;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Whoever has the database open cannot make the books lie unnoticed.</summary>
[Trait("books", "both")]
public sealed class TamperedBooksTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE transactions SET bonus_coins = 0")]
    [InlineData("DELETE FROM transactions")]
    [InlineData("UPDATE entries SET coins = 10 * coins")]
    [InlineData("DELETE FROM entries")]
    [InlineData("UPDATE value_keys SET key = 'another'")]
    [InlineData("DELETE FROM value_keys")]
    [InlineData("UPDATE seals SET last_position = 1")]
    [InlineData("DELETE FROM seals")]
    public async Task What_is_posted_is_neither_changed_nor_removed(string sql)
    {
        await using var shop = await Shop.Open();
        var till = await Filled(shop);
        var before = await till.Everything();

        var trouble = await Record.ExceptionAsync(
            () => shop.Books(db => db.Database.ExecuteSqlRawAsync(sql, Cancel)));

        Assert.Contains("are only added to", Assert.IsAssignableFrom<DbException>(trouble).Message);
        Assert.Equal(before, await till.Everything());
    }

    [Theory]
    [InlineData("UPDATE purses SET principal_coins = -1")]
    [InlineData("UPDATE purses SET bonus_coins = -1")]
    [InlineData("UPDATE lots SET principal_left_coins = -1")]
    [InlineData("UPDATE lots SET bonus_left_coins = -1")]
    public async Task The_database_itself_refuses_a_balance_below_zero(string sql)
    {
        await using var shop = await Shop.Open();
        await Filled(shop);

        var trouble = await Record.ExceptionAsync(
            () => shop.Books(db => db.Database.ExecuteSqlRawAsync(sql, Cancel)));

        Assert.Contains(
            "never_below_zero", Assert.IsAssignableFrom<DbException>(trouble).Message);
    }

    // One row for each proof that `kite verify` makes: without it, this would go unnoticed.
    [Theory]
    [InlineData("unbalanced", "UPDATE entries SET coins = coins + 1 WHERE account = 'Sales'")]
    [InlineData("unbalanced", "DELETE FROM entries WHERE account = 'Cash'")]
    [InlineData("orphans", "DELETE FROM transactions WHERE kind = 'Payment'")]
    [InlineData("purses", "UPDATE purses SET principal_coins = principal_coins + 1")]
    [InlineData("purses", "UPDATE purses SET bonus_coins = bonus_coins + 1")]
    [InlineData("purses", "UPDATE purses SET lots = lots + 1")]
    [InlineData("purses", "UPDATE purses SET lines = lines + 1")]
    [InlineData(
        "lots",
        """
        UPDATE lots SET principal_left_coins = principal_left_coins
            + CASE WHEN number = 1 THEN 1 ELSE -1 END WHERE principal_left_coins > 0
        """)]
    [InlineData(
        "lots",
        """
        UPDATE lots SET bonus_left_coins = bonus_left_coins
            + CASE WHEN number = 1 THEN 1 ELSE -1 END WHERE bonus_left_coins > 0
        """)]
    [InlineData("keys", "DELETE FROM transactions WHERE kind = 'TopUp'")]
    [InlineData(
        "keys",
        """
        INSERT INTO value_keys (key, request_hash, purse_id, transaction_id)
            SELECT 'again', request_hash, purse_id, transaction_id FROM value_keys
        """)]
    [InlineData(
        "refunds",
        "UPDATE transactions SET principal_coins = 9000 WHERE kind = 'Refund'")]
    [InlineData("refunds", "UPDATE transactions SET kind = 'Lapse' WHERE kind = 'Payment'")]
    [InlineData(
        "lines",
        "UPDATE entries SET balance_coins = balance_coins + 1 WHERE purse_line = 2")]
    [InlineData("lines", "UPDATE entries SET purse_line = 99 WHERE purse_line = 3")]
    [InlineData(
        "receipts",
        "UPDATE transactions SET principal_after_coins = 1 WHERE kind = 'Payment'")]
    [InlineData("receipts", "UPDATE transactions SET bonus_after_coins = 1 WHERE kind = 'Payment'")]
    [InlineData(
        "receipts", "UPDATE transactions SET bonus_coins = bonus_coins + 1 WHERE kind = 'TopUp'")]
    [InlineData("places", "UPDATE transactions SET position = 99 WHERE position = 3")]
    [InlineData("places", "UPDATE books_head SET position = 99")]
    [InlineData(
        "places",
        """
        UPDATE transactions SET at = (SELECT at FROM transactions WHERE position = 1)
            WHERE position = 3
        """)]
    [InlineData("transit", "UPDATE transactions SET relates_to_id = id WHERE kind = 'TransferIn'")]
    public async Task Each_kind_of_lie_is_found_by_its_proof(string proof, string sql)
    {
        await using var shop = await Shop.Open();
        var till = await Filled(shop);
        Assert.Empty(await till.Faults());

        await Tamper(shop, sql);

        Assert.Contains(proof, (await till.Faults()).Keys);
        var found = await shop.Books(db => new BooksCheck(db).Run(Cancel));
        Assert.False(found.IsWell);
        Assert.Contains(proof, found.Figures["off"]);
    }

    // The same for company accounts: who spent how much of which limit.
    [Theory]
    [InlineData("seat-days", "UPDATE seat_days SET coins = coins - 1")]
    [InlineData("seat-days", "DELETE FROM seat_days")]
    [InlineData("seat-limits", "UPDATE seat_limits SET purchase_coins = 299")]
    [InlineData("seat-limits", "UPDATE seat_limits SET day_coins = 399")]
    [InlineData("seat-limits", "UPDATE seat_limits SET month_coins = 399")]
    [InlineData("seats", "UPDATE transactions SET seat_id = NULL WHERE kind = 'Payment'")]
    [InlineData("seats", "UPDATE account_seats SET account_id = id")]
    [InlineData("account-cards", "UPDATE cards SET account_number = 7")]
    [InlineData("account-cards", "DELETE FROM seat_limits")]
    public async Task Each_proof_of_accounts_finds_what_contradicts_it(string proof, string sql)
    {
        await using var shop = await AccountShop.Open();
        var card = await shop.Card("Lin", 300, 400, 500);
        await shop.Cards.Pay(card, 300);
        await shop.Cards.Pay(card, 100);
        await shop.Well();

        await Tamper(shop.Cards.Shop, sql);

        Assert.Contains(proof, (await new Cashier(shop.Cards.Shop).Faults()).Keys);
    }

    [Theory]
    [InlineData("UPDATE transactions SET asker_name = 'somebody' WHERE position = 2", 1)]
    [InlineData("UPDATE transactions SET reference = 'R-1' WHERE position = 5", 5)]
    [InlineData("UPDATE entries SET lot = 2 WHERE purse_line = 1", 1)]
    [InlineData("DELETE FROM entries WHERE account = 'Promotion'", 1)]
    [InlineData("UPDATE seals SET last_position = 3 WHERE number = 1", 1)]
    [InlineData("DELETE FROM seals WHERE number = 1", 1)]
    [InlineData("UPDATE seals SET number = 3 WHERE number = 2", 5)]
    public async Task A_seal_that_no_longer_fits_is_found_and_where(string sql, long at)
    {
        await using var shop = await Shop.Open();
        var till = await Filled(shop, seal: true);
        Assert.Null(await shop.Books(db => SealChain.Broken(db, Cancel)));

        await Tamper(shop, sql);

        Assert.Equal(at, await shop.Books(db => SealChain.Broken(db, Cancel)));
        Assert.False((await shop.Books(db => new BooksCheck(db).Run(Cancel))).IsWell);
    }

    [Fact]
    public async Task On_PostgreSQL_the_programs_own_role_may_only_add_to_what_is_posted()
    {
        await using var shop = await Shop.Open();

        var rights = await shop.Books(async db => !db.IsPostgres
            ? []
            : await db.Database.SqlQueryRaw<string>(
                """
                SELECT DISTINCT c.relname || ' ' || a.privilege_type AS "Value"
                FROM pg_class c, aclexplode(c.relacl) a
                WHERE c.relname IN ('transactions', 'entries', 'value_keys', 'seals',
                        'point_purchases', 'point_steps', 'point_rules', 'seat_limits',
                        'card_seals', 'card_readings', 'card_finding_decisions')
                    AND a.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
                """).ToListAsync(Cancel));

        Assert.All(rights, right => Assert.EndsWith(" INSERT", right));
        Assert.True(rights.Count is 0 or 11);
    }

    [Fact]
    public async Task What_nobody_touched_is_well_sealed_or_not()
    {
        await using var shop = await Shop.Open();
        var till = await Filled(shop, seal: true);
        await till.TopUp(await till.Purse(), 5);

        var found = await shop.Books(db => new BooksCheck(db).Run(Cancel));

        Assert.True(found.IsWell, string.Join(", ", found.Figures));
        Assert.Equal("8", found.Figures["transactions"]);
        Assert.Equal(1, await till.Seal());
        Assert.Equal(0, await till.Seal());
    }

    // Seven transactions, the first four under one seal where it is asked for.
    private static async Task<Cashier> Filled(Shop shop, bool seal = false)
    {
        var till = new Cashier(shop);
        var (purse, other) = (await till.Purse(), await till.Purse());
        await till.Do(
            new TopUp(purse, new(1000, 200), Tender.Cash, PaperPurse.Usual), "first");
        await till.TopUp(purse, 500, 100);
        await till.TopUp(other, 700, 70);
        var paid = await till.Pay(purse, 120);
        if (seal) await till.Seal();
        await till.Do(new Refund(purse, paid.Id, 60));
        await till.Do(new Transfer(purse, other, 300));
        await till.Seal();
        return till;
    }

    // As someone who takes the guards away first.
    internal static Task<int> Tamper(Shop shop, string sql) => shop.Books(async db =>
    {
        foreach (var table in new[]
        {
            "transactions", "entries", "value_keys", "seals", "seat_limits", "card_seals",
            "card_readings", "card_finding_decisions",
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
