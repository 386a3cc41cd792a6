namespace Kite.Tests;

/// <summary>A list's filters and order, as they stand in its address and in a saved view.</summary>
public sealed class ListAddressTests
{
    private static readonly string[] Known = ["who", "find", "order"];

    [Fact]
    public void Words_that_the_list_does_not_know_are_left_out()
    {
        var (look, view) = ListAddress.Read("https://kite/audit?who=lin&color=red&view=x", Known);

        Assert.Equal("/audit?who=lin", look.Href());
        Assert.Null(view);
    }

    [Fact]
    public void The_same_filters_are_the_same_look_in_whichever_order_they_came()
    {
        var (one, _) = ListAddress.Read("https://kite/audit?who=lin&find=mei", Known);
        var other = new ListAddress("/audit").With("find", "mei").With("who", "lin");

        Assert.Equal(one, other);
    }

    [Theory]
    [InlineData("林 & Söhne"), InlineData("a=b&c"), InlineData("100 %"), InlineData("#1?")]
    public void What_is_typed_comes_back_as_it_was(string typed)
    {
        var look = new ListAddress("/audit").With("find", typed);

        var (again, _) = ListAddress.Read("https://kite" + look.Href(), Known);
        var kept = ListAddress.Of("/audit", look.Kept(), Known);

        Assert.Equal(typed, again["find"]);
        Assert.Equal(look, kept);
    }

    [Fact]
    public void Dropping_all_filters_keeps_the_order()
    {
        var look = new ListAddress("/audit").With("who", "lin").With("order", "when");

        Assert.True(look.Narrows);
        Assert.Equal("/audit?order=when", look.Clear().Href());
        Assert.False(look.Clear().Narrows);
    }

    [Fact]
    public void A_file_is_asked_for_with_the_same_words()
    {
        var look = new ListAddress("/audit").With("who", "lin");

        Assert.Equal(
            "/api/v1/audit/export?who=lin&format=xlsx",
            look.File("/api/v1/audit/export", SheetFormat.Xlsx));
    }
}
