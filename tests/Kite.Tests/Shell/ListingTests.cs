namespace Kite.Tests;

public sealed class ListingTests
{
    private readonly Listing<int> list = new(item => item);

    [Fact]
    public void Pages_follow_one_another()
    {
        Read([1, 2, 3], next: "3");
        list.Take(list.GoOn(3), new Page<int>([4, 5], null));
        Assert.Equal([1, 2, 3, 4, 5], list.Items);
        Assert.Null(list.Next);
    }

    [Fact]
    public void The_next_page_is_asked_for_where_the_last_one_ended()
    {
        Read([1, 2, 3], next: "3");
        Assert.Equal(new ListAsk(null, Down: false, "3", 3), list.GoOn(3));
    }

    [Fact]
    public void A_new_order_begins_anew_without_ticks()
    {
        Read([1, 2, 3], next: "3");
        list.Tick(2, shift: false);
        list.Order("visits", down: true);
        Read([9, 8], next: null);
        Assert.Equal([9, 8], list.Items);
        Assert.Empty(list.Picked);
    }

    [Fact]
    public void The_same_head_again_turns_the_order_round()
    {
        list.Order("visits", down: true);
        list.Order("visits", down: true);
        Assert.False(list.Down);
        list.Order("name", down: false);
        Assert.False(list.Down);
    }

    [Fact]
    public void Shift_ticks_everything_since_the_last_one()
    {
        Read([1, 2, 3, 4, 5], next: null);
        list.Tick(4, shift: false);
        list.Tick(2, shift: true);
        Assert.Equal([2, 3, 4], list.Picked);
    }

    [Fact]
    public void Ticks_stay_while_more_is_read()
    {
        Read([1, 2], next: "2");
        list.TickAll(on: true);
        Assert.True(list.AllPicked);
        list.Take(list.GoOn(2), new Page<int>([3], null));
        Assert.Equal([1, 2], list.Picked);
        Assert.False(list.AllPicked);
    }

    [Fact]
    public void A_refused_page_keeps_what_was_read()
    {
        Read([1, 2], next: "2");
        list.Take(list.GoOn(2), new NoSuchCursor());
        Assert.Equal([1, 2], list.Items);
        Assert.Equal(new NoSuchCursor(), list.Refusal);
    }

    [Fact]
    public void Before_the_first_answer_the_list_is_not_empty_but_unread()
    {
        Assert.False(list.IsRead);
        Read([], next: null);
        Assert.True(list.IsRead);
    }

    private void Read(int[] items, string? next) =>
        list.Take(list.Begin(3), new Page<int>(items, next));
}
