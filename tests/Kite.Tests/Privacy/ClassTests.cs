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

    [Theory]
    [InlineData("class=sensitive&kept=sealedForPerson", "id_document id_document sealed")]
    [InlineData("table=customers&find=birth", "lunar_birth birth_date")]
    [InlineData("find=GEBURT", "")]
    [InlineData("table=stores&find=time", "time_zone")]
    public async Task It_is_narrowed_by_class_by_table_and_by_word(string filter, string columns)
    {
        await using var shop = await Shop.Open();
        var officer = await shop.Client(Role.PrivacyOfficer);

        var tables = await officer.Ask("/privacy/classes?" + filter);

        Assert.Equal(columns, string.Join(' ', tables.Items()
            .SelectMany(t => t.GetProperty("columns").EnumerateArray())
            .Select(c => c.Word("column"))));
    }

    [Fact]
    public async Task It_says_which_roles_see_a_column()
    {
        await using var shop = await Shop.Open();
        var officer = await shop.Client(Role.PrivacyOfficer);

        var tables = await officer.Ask("/privacy/classes?table=customers&find=document");

        var seen = tables.Items().Single().GetProperty("columns").EnumerateArray().ToDictionary(
            c => c.Word("column")!,
            c => c.GetProperty("seenBy").EnumerateArray().Select(r => r.GetString()));
        Assert.Equal(["owner", "privacyOfficer"], seen["id_document"]);
        Assert.Empty(seen["id_document_token"]);
    }

    [Fact]
    public async Task A_file_of_it_is_in_the_readers_words_and_needs_both_permissions()
    {
        await using var shop = await Shop.Open();
        var officer = await shop.Client(Role.PrivacyOfficer);
        officer.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-Hans");
        var finance = await shop.Client(Role.Finance);

        var file = await officer.GetStringAsync(
            "/api/v1/privacy/classes/export?table=customers", Cancel);
        var barred = await finance.GetAsync("/api/v1/privacy/classes/export", Cancel);

        Assert.Contains("出生日期,birth_date,个人,明文", file, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, barred.StatusCode);
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
