using System.Globalization;
using Kite.Cards;

namespace Kite.Tests;

/// <summary>
/// What cards of a company account may spend, as a shopkeeper reads it. Amounts in coins: what is
/// on the account afterwards, or why not; and what the card may still spend by its limits.
/// </summary>
public sealed class AccountStories
{
    [Fact]
    public void Several_cards_spend_what_is_on_one_account() => Told("""
        day         does                          says                      left
        2026-03-01  limit lin - - -               0                         -
        2026-03-01  limit chen - - -              0                         -
        2026-03-01  top-up 1000                   1000                      -
        2026-03-01  pay lin 300                   700                       -
        2026-03-01  pay chen 600                  100                       -
        2026-03-01  pay lin 101                   too-little-in-purse       -
        2026-03-01  pay lin 100                   0                         -
        """);

    [Fact]
    public void A_card_pays_no_more_for_one_bill_than_it_may() => Told("""
        day         does                          says                      left
        2026-03-01  limit lin 200 - -             0                         200
        2026-03-01  top-up 1000                   1000                      -
        2026-03-01  pay lin 201                   over-limit-of-purchase    200
        2026-03-01  pay lin 200                   800                       200
        2026-03-01  pay lin 200                   600                       200
        2026-03-01  pay lin 150+50                400                       200
        2026-03-01  pay lin 150+51                over-limit-of-purchase    200
        """);

    [Fact]
    public void A_day_has_its_limit_and_the_next_day_another() => Told("""
        day         does                          says                      left
        2026-03-01  limit lin - 300 -             0                         300
        2026-03-01  top-up 1000                   1000                      -
        2026-03-01  pay lin 250                   750                       50
        2026-03-01  pay lin 51                    over-limit-of-day         50
        2026-03-01  pay lin 50                    700                       0
        2026-03-01  pay lin 1                     over-limit-of-day         0
        2026-03-02  pay lin 300                   400                       0
        """);

    [Fact]
    public void A_month_begins_anew_with_its_first_day() => Told("""
        day         does                          says                      left
        2026-03-30  limit lin - - 400             0                         400
        2026-03-30  top-up 2000                   2000                      -
        2026-03-30  pay lin 300                   1700                      100
        2026-03-31  pay lin 101                   over-limit-of-month       100
        2026-03-31  pay lin 100                   1600                      0
        2026-04-01  pay lin 400                   1200                      0
        2027-03-31  pay lin 400                   800                       0
        """);

    [Fact]
    public void Of_several_limits_the_one_that_leaves_least_is_named() => Told("""
        day         does                          says                      left
        2026-03-01  limit lin 200 300 400         0                         200
        2026-03-01  top-up 2000                   2000                      -
        2026-03-01  pay lin 500                   over-limit-of-purchase    200
        2026-03-01  pay lin 200                   1800                      100
        2026-03-01  pay lin 200                   over-limit-of-day         100
        2026-03-01  pay lin 100                   1700                      0
        2026-03-02  pay lin 200                   over-limit-of-month       100
        """);

    [Fact]
    public void One_cards_limit_is_not_anothers() => Told("""
        day         does                          says                      left
        2026-03-01  limit lin - 100 -             0                         100
        2026-03-01  limit chen - 100 -            0                         100
        2026-03-01  top-up 1000                   1000                      -
        2026-03-01  pay lin 100                   900                       0
        2026-03-01  pay chen 100                  800                       0
        """);

    [Fact]
    public void What_comes_back_can_be_spent_again_on_the_day_it_was_spent() => Told("""
        day         does                          says                      left
        2026-03-01  limit lin - 300 500           0                         300
        2026-03-01  top-up 2000                   2000                      -
        2026-03-01  pay lin 300 lunch             1700                      0
        2026-03-01  refund lunch 100              1800                      100
        2026-03-01  pay lin 101                   over-limit-of-day         100
        2026-03-01  pay lin 100                   1700                      0
        """);

    [Fact]
    public void What_comes_back_later_frees_the_month_and_not_the_later_day() => Told("""
        day         does                          says                      left
        2026-03-01  limit lin - 300 500           0                         300
        2026-03-01  top-up 2000                   2000                      -
        2026-03-01  pay lin 300 lunch             1700                      0
        2026-03-02  pay lin 200 tea               1500                      0
        2026-03-02  refund lunch 150              1650                      100
        2026-03-02  pay lin 101                   over-limit-of-day         100
        2026-03-02  pay lin 100                   1550                      0
        2026-03-03  pay lin 51                    over-limit-of-month       50
        2026-03-03  pay lin 50                    1500                      0
        """);

    [Fact]
    public void What_comes_back_in_a_later_month_frees_nothing_of_that_one() => Told("""
        day         does                          says                      left
        2026-03-31  limit lin - - 500             0                         500
        2026-03-31  top-up 2000                   2000                      -
        2026-03-31  pay lin 500 lunch             1500                      0
        2026-04-01  pay lin 500                   1000                      0
        2026-04-01  refund lunch                  1500                      0
        2026-04-01  pay lin 1                     over-limit-of-month       0
        """);

    [Fact]
    public void A_card_in_anothers_place_goes_on_with_what_was_spent() => Told("""
        day         does                          says                      left
        2026-03-01  limit lin - 300 -             0                         300
        2026-03-01  top-up 1000                   1000                      -
        2026-03-01  pay lin 200 lunch             800                       100
        2026-03-01  replace lin lin2              800                       100
        2026-03-01  pay lin2 101                  over-limit-of-day         100
        2026-03-01  refund lunch                  1000                      300
        2026-03-01  pay lin2 300                  700                       0
        """);

    [Fact]
    public void New_limits_count_what_was_spent_under_the_old_ones() => Told("""
        day         does                          says                      left
        2026-03-01  limit lin - 300 -             0                         300
        2026-03-01  top-up 1000                   1000                      -
        2026-03-01  pay lin 200                   800                       100
        2026-03-01  limit lin - 150 -             800                       0
        2026-03-01  pay lin 1                     over-limit-of-day         0
        2026-03-01  limit lin - 250 -             800                       50
        2026-03-01  pay lin 50                    750                       0
        """);

    [Fact]
    public void Its_cards_pay_bills_and_take_nothing_away() => Told("""
        day         does                          says                      left
        2026-03-01  limit lin - - -               0                         -
        2026-03-01  top-up 1000                   1000                      -
        2026-03-01  transfer lin 100              card-only-pays-bills      -
        2026-03-01  cash-out lin                  card-only-pays-bills      -
        2026-03-01  hand-back                     0                         -
        """);

    private static void Told(string story)
    {
        var account = new PaperAccount();
        var card = "";
        foreach (var line in story.Split('\n')[1..])
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            account.Day = DateOnly.Parse(words[0], CultureInfo.InvariantCulture);
            var refused = account.Do(words[1], words[2..^2]);
            card = words[1] is "pay" or "limit" ? words[2]
                : words[1] is "replace" ? words[3]
                : card;
            var says = refused?.Code
                ?? account.Balance.ToString(CultureInfo.InvariantCulture);
            Assert.True(says == words[^2], $"{line.Trim()}, not {says}");
            if (words[1] is "top-up" or "hand-back") continue;
            Assert.True(
                account.Left(card) == words[^1],
                $"{line.Trim()}, not {account.Left(card)}");
        }
    }
}

file static class SpokenOfAccounts
{
    public static Refusal? Do(this PaperAccount account, string what, string[] how)
    {
        switch (what)
        {
            case "limit":
                account.Limit(how[0], how[1..]);
                return null;
            case "replace":
                account.Replace(how[0], how[1]);
                return null;
            case "top-up":
                return account.Do(new TopUp(
                    account.Id, new(Number(how[0]), 0), Tender.Cash, PaperPurse.Usual));
            case "pay":
                return account.Pay(
                    how[0], how.ElementAtOrDefault(2) ?? "",
                    [.. how[1].Split('+').Select(Number)]);
            case "refund":
                return account.Refund(how[0], how.Length > 1 ? Number(how[1]) : null);
            case "transfer":
                return account.Do(
                    new Transfer(account.Id, account.Other, Number(how[1])), how[0]);
            case "cash-out":
                return account.Do(new CashOut(account.Id, Tender.Cash), how[0]);
            case "hand-back":
                return account.Do(new CashOut(account.Id, Tender.Cash));
            default:
                throw new ArgumentException(what, nameof(what));
        }
    }

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);
}
