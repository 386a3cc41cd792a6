using Kite.Cards;

namespace Kite.Tests;

/// <summary>
/// Mistakes of our own never reach the books: whoever makes one is stopped at once, and loudly.
/// </summary>
public sealed class PostingTests
{
    [Theory]
    [InlineData(100, 0, true)]
    [InlineData(100, 100, false)]
    [InlineData(-1, 0, false)]
    public void What_does_not_add_up_to_nothing_is_no_transaction(
        long paid, long lost, bool isWhole)
    {
        var purse = Purse();
        var posting = new Posting(TransactionKind.TopUp, purse);
        if (paid > 0) purse.Put(posting, new(paid, 0), PaperPurse.Usual);
        posting.OnHouse(Account.Cash, lost - paid);

        var trouble = Record.Exception(posting.Balanced);

        Assert.Equal(!isWhole, trouble is InvalidOperationException);
    }

    [Fact]
    public void Points_and_money_do_not_make_up_for_each_other()
    {
        var purse = Purse();
        var posting = new Posting(TransactionKind.TopUp, purse);
        purse.Put(posting, new(100, 0), PaperPurse.Usual);
        posting.OnIssued(-100);

        Assert.Throws<InvalidOperationException>(posting.Balanced);
    }

    [Theory]
    [InlineData(101, 0)]
    [InlineData(0, 51)]
    public void More_than_is_in_a_lot_is_never_taken_from_it(long principal, long bonus)
    {
        var purse = Purse();
        var posting = new Posting(TransactionKind.Adjustment, purse);
        var lot = purse.Put(posting, new(100, 50), PaperPurse.Usual);

        Assert.Throws<InvalidOperationException>(
            () => purse.ChangeAnew(posting, lot, new(-principal, -bonus)));
        Assert.Equal(new(100, 50), purse.Purse.Balance);
    }

    private static OpenPurse Purse() => OpenPurse.Of(new() { Currency = "CNY" }, []);
}
