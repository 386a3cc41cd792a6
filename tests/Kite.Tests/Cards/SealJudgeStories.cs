using Kite.Cards;

namespace Kite.Tests;

/// <summary>What is made of a card's seal, row by row (T6): the page a shopkeeper signs.</summary>
public sealed class SealJudgeStories
{
    // The books have moved to place 9. Seal 3 was written on the card at place 7, when 500 was on
    // it; "uses" is what was moved with seal 3 since.
    [Theory]
    [InlineData(CardState.Active, 3, 7, 500, 0, false, SealOutcome.Good)]
    [InlineData(CardState.Active, 3, 7, 500, 1, false, SealOutcome.WrittenAgain)]
    [InlineData(CardState.Active, 3, 7, 500, 2, false, SealOutcome.RolledBack)]
    [InlineData(CardState.Active, 2, 5, 300, 0, false, SealOutcome.RolledBack)]
    [InlineData(CardState.Active, 1, 2, 100, 0, false, SealOutcome.RolledBack)]
    [InlineData(CardState.Active, 4, 9, 400, 1, false, SealOutcome.Good)]
    [InlineData(CardState.Active, 4, 7, 500, 1, false, SealOutcome.Good)]
    [InlineData(CardState.Active, 4, 5, 300, 0, false, SealOutcome.BeyondBooks)]
    [InlineData(CardState.Active, 5, 9, 400, 0, false, SealOutcome.BeyondBooks)]
    [InlineData(CardState.Active, 4, 10, 900, 0, false, SealOutcome.BeyondBooks)]
    [InlineData(CardState.Active, 3, 7, 501, 0, false, SealOutcome.BeyondBooks)]
    [InlineData(CardState.Active, 3, 5, 300, 0, false, SealOutcome.Copied)]
    [InlineData(CardState.Active, 3, 9, 400, 0, false, SealOutcome.Copied)]
    [InlineData(CardState.Active, 3, 7, 500, 0, true, SealOutcome.Copied)]
    [InlineData(CardState.Active, 4, 9, 400, 0, true, SealOutcome.Copied)]
    [InlineData(CardState.Frozen, 3, 7, 500, 0, false, SealOutcome.Good)]
    [InlineData(CardState.Frozen, 2, 5, 300, 0, false, SealOutcome.RolledBack)]
    [InlineData(CardState.Lost, 3, 7, 500, 0, false, SealOutcome.NotInUse)]
    [InlineData(CardState.Replaced, 3, 7, 500, 0, false, SealOutcome.NotInUse)]
    [InlineData(CardState.Closed, 0, 0, 0, 0, false, SealOutcome.NotInUse)]
    [InlineData(CardState.Active, 0, 0, 0, 0, true, SealOutcome.Printed)]
    public void A_seal_is_held_against_what_was_written_and_what_has_moved(
        CardState state, long version, long position, long holds, int uses, bool isElsewhere,
        SealOutcome outcome)
    {
        var read = Seal(version, position, holds);
        var sight = new SealSight(state, new(9, 400, 0, 0))
        {
            Last = Seal(3, 7, 500),
            Uses = version == 3 ? uses : 0,
            Then = Books(position),
            Elsewhere = isElsewhere ? Guid.CreateVersion7() : null,
        };

        Assert.Equal(outcome, SealJudge.Of(read, sight));
    }

    [Fact]
    public void The_first_seal_of_all_is_good_and_a_later_one_cannot_be()
    {
        var sight = new SealSight(CardState.Active, new(0, 0, 0, 0)) { Then = new(0, 0, 0, 0) };

        Assert.Equal(SealOutcome.Good, SealJudge.Of(Seal(1, 0, 0), sight));
        Assert.Equal(SealOutcome.BeyondBooks, SealJudge.Of(Seal(2, 0, 0), sight));
    }

    [Fact]
    public void By_which_key_it_was_made_makes_no_other_seal_of_it()
    {
        var sight = new SealSight(CardState.Active, new(9, 400, 0, 0))
        {
            Last = Seal(3, 7, 500), Then = Books(7),
        };

        Assert.Equal(
            SealOutcome.Good, SealJudge.Of(Seal(3, 7, 500) with { Key = 2 }, sight));
    }

    // What the books said at each of their places.
    private static CardStand? Books(long position) => position switch
    {
        0 => new(0, 0, 0, 0),
        2 => new(2, 100, 0, 0),
        5 => new(5, 300, 0, 0),
        7 => new(7, 500, 0, 0),
        9 => new(9, 400, 0, 0),
        _ => null,
    };

    private static CardSeal Seal(long version, long position, long holds) =>
        CardSeal.Of(100_001, version, new(position, holds, 0, 0), "CNY", key: 1);
}
