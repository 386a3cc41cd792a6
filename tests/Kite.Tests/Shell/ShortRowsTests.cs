namespace Kite.Tests;

/// <summary>A list that is read at once is found and ordered like the long ones.</summary>
public sealed class ShortRowsTests
{
    private sealed record Shop(string Name, int Number, DateOnly? Closed);

    private static readonly Shop[] Shops =
    [
        new("Άγορα", 10, null), new("harbour", 9, new(2026, 1, 2)), new("Old Town", 2, null),
    ];

    private static readonly Column<Shop>[] Columns =
    [
        new("name", "", _ => _ => { }) { Value = s => s.Name },
        new("number", "", _ => _ => { }) { Value = s => s.Number },
        new("closed", "", _ => _ => { }) { Value = s => s.Closed },
        new("deeds", "", _ => _ => { }),
    ];

    [Theory]
    [InlineData("number", "2 9 10")]
    [InlineData("number-down", "10 9 2")]
    [InlineData("name", "9 2 10")]
    [InlineData("closed-down", "9 10 2")]
    [InlineData("deeds", "10 9 2")]
    [InlineData("unknown", "10 9 2")]
    public void It_is_ordered_by_what_the_cells_hold(string order, string numbers) =>
        Assert.Equal(numbers, Read(find: null, order));

    [Theory]
    [InlineData("HARB", "9")]
    [InlineData("αγορα", "10")]
    [InlineData(" town ", "2")]
    [InlineData("1", "10 9")]
    [InlineData("nowhere", "")]
    public void A_word_is_found_in_any_column_whatever_its_case(string find, string numbers) =>
        Assert.Equal(numbers, Read(find, order: null));

    private static string Read(string? find, string? order) => string.Join(' ', ShortRows
        .Of(Shops, Columns, find, order is null ? null : ListOrder.Of(order))
        .Select(s => s.Number));
}
