using System.Net;

namespace Kite.Tests;

/// <summary>The list of everything kept, with its privacy class (P2).</summary>
[Trait("books", "both")]
public sealed class ClassTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_column_is_listed_with_its_class_and_who_may_open_it()
    {
        await using var shop = await Shop.Open();
        var officer = await shop.Client(Role.PrivacyOfficer);

        var tables = await officer.Ask("/privacy/classes");

        var columns = tables.Items().Single(t => t.Word("table") == "customers")
            .GetProperty("columns").EnumerateArray()
            .ToDictionary(c => c.Word("column")!);
        Assert.Equal(
            ("identity", "plain", "customers:personal"),
            (columns["name"].Word("class"), columns["name"].Word("kept"),
                columns["name"].Word("openedWith")));
        Assert.Equal(
            ("sensitive", "sealedForPerson", "customers:sensitive"),
            (columns["id_document"].Word("class"), columns["id_document"].Word("kept"),
                columns["id_document"].Word("openedWith")));
        Assert.Equal("operational", columns["number"].Word("class"));
    }

    [Fact]
    public async Task A_cashier_does_not_see_the_list()
    {
        await using var shop = await Shop.Open();

        var answer = await (await shop.Client(Role.Cashier)).GetAsync(
            "/api/v1/privacy/classes", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
