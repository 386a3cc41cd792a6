using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kite.Insight;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests.Insight;

/// <summary>Days of one's own, told by the tiles, on the wire and on paper (A10).</summary>
[Trait("books", "both")]
public sealed class ReportTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_sums_its_days_and_holds_them_against_as_many_before()
    {
        // 100 a day in October, 150 in November, one visit each.
        await using var shop = await FilledShop.With(Enumerable.Range(0, 54).Select(
            i => Today.AddDays(-i)).Select(d => new Sale(1, d, d.Month == 10 ? 100 : 150)));
        var manager = await shop.Client(Role.Manager);

        var report = await manager.Ask("/reports?from=2026-11-01&to=2026-11-22");

        var takings = Tile(report, "takings");
        Assert.Equal(
            22 * 150, takings.GetProperty("figures")[0].GetProperty("money").Number("amount"));
        Assert.Equal(
            0.5, takings.GetProperty("figures")[0].GetProperty("change").GetDouble(), 0.0001);
        Assert.Equal(
            "/shifts/bills?from=2026-11-01&to=2026-11-22",
            takings.GetProperty("figures")[0].Word("href"));
        Assert.Equal(22, takings.GetProperty("bars").GetArrayLength());
        Assert.Equal(
            22, Tile(report, "visits").GetProperty("figures")[0].Number("count"));
        // This month so far, unless days are named.
        var usual = await manager.Ask("/reports");
        Assert.Equal(("2026-11-01", "2026-11-23"), (usual.Word("from"), usual.Word("to")));
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-30", 30, "2026-11-30")]
    [InlineData("2026-01-01", "2026-04-10", 15, "2026-04-09")]
    [InlineData("2024-01-15", "2026-03-02", 27, "2026-03-01")]
    [InlineData("2026-05-05", "2026-05-05", 1, "2026-05-05")]
    public void Bars_are_days_weeks_or_months(string from, string to, int bars, string last)
    {
        var period = Period.Of(Day(from), Day(to)).Value;
        var days = Enumerable.Range(0, period.Days)
            .Select(i => new DaySum(period.From.AddDays(i), 1, 1)).ToList();

        var drawn = new ReportDays(days, d => d.Net).Bars(period);

        Assert.Equal(bars, drawn.Count);
        Assert.Equal(period.Days, drawn.Sum(b => b.Amount));
        Assert.Equal(Day(last), drawn[^1].Day);
    }

    [Theory]
    [InlineData("from=2026-11-02&to=2026-11-01", "to")]
    [InlineData("from=2027-11-02", "from")]
    [InlineData("from=0001-01-01&to=2026-01-01", "from")]
    [InlineData("store=77", "store")]
    public async Task Days_that_cannot_be_are_refused_at_their_field(string asked, string field)
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        foreach (var path in new[] { "/reports", "/reports/pdf" })
        {
            using var answer = await client.GetAsync($"/api/v1{path}?{asked}", Cancel);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
            Assert.Equal(
                field, Assert.Single(problem.GetProperty("fields").EnumerateObject()).Name);
        }
    }

    [Fact]
    public async Task A_tile_that_cannot_be_read_says_so_and_takes_nothing_from_the_others()
    {
        await using var shop = await Shop.Open(s => s.AddScoped<ITile, Barred>());

        var told = await (await shop.Client()).Ask("/reports");

        var barred = Tile(told, "barred");
        Assert.Equal("Barred", barred.Word("title"));
        Assert.Equal(
            Wording.Say(new NotAllowed(May.Export), CultureInfo.GetCultureInfo("en")),
            barred.Word("trouble"));
        Assert.True(told.GetProperty("tiles").GetArrayLength() > 3);
        Assert.False(Tile(told, "takings").TryGetProperty("trouble", out var none)
            && none.ValueKind != JsonValueKind.Null);
    }

    [Theory]
    [InlineData(Role.Service, "offers cards shifts records")]
    [InlineData(Role.Salesperson, "takings visits quarters offers cards shifts records")]
    [InlineData(Role.Analyst, "takings visits quarters offers cards shifts records")]
    public async Task A_report_holds_only_what_one_may_see(Role role, string tiles)
    {
        await using var shop = await Shop.Open();

        var told = await (await shop.Client(role)).Ask("/reports");

        Assert.Equal(tiles, string.Join(
            ' ', told.GetProperty("tiles").EnumerateArray().Select(t => t.Word("key"))));
    }

    [Theory]
    [InlineData(Role.SalesManager, "takings visits quarters offers records cards shifts")]
    [InlineData(Role.Service, "records offers cards shifts")]
    [InlineData(Role.Finance, "takings cards shifts visits quarters offers records")]
    public async Task A_report_begins_with_what_the_role_looks_at(Role role, string tiles)
    {
        await using var shop = await Shop.Open();

        var told = (await shop.With((OpenReport open) => open.Run(
            Someone.With(role, "mei") with { Role = role }, new(), Cancel))).Value;

        Assert.Equal(tiles, string.Join(' ', told.Tiles.Select(t => t.Key)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("el")]
    [InlineData("vi")]
    [InlineData("zh-Hans")]
    public async Task A_report_is_put_on_paper_in_the_readers_language_or_says_why_not(
        string language)
    {
        await using var shop = await FilledShop.With(
            Enumerable.Range(1, 30).Select(i => new Sale(1, Today.AddDays(-i), 100 * i)));
        var owner = await shop.Client();
        owner.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);

        using var answer = await owner.GetAsync(
            "/api/v1/reports/pdf?from=2026-11-01&to=2026-11-22", Cancel);

        // A machine without Chinese letters names them instead of drawing boxes.
        if (answer.StatusCode == HttpStatusCode.Conflict)
        {
            Assert.Equal("zh-Hans", language);
            Assert.Contains(
                "no-font-for-letters", await answer.Content.ReadAsStringAsync(Cancel));
            return;
        }
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            "report-2026-11-01-2026-11-22.pdf",
            answer.Content.Headers.ContentDisposition?.FileName);
        var file = await answer.Content.ReadAsByteArrayAsync(Cancel);
        var text = Encoding.Latin1.GetString(file);
        Assert.StartsWith("%PDF-", text);
        Assert.EndsWith("%%EOF", text.TrimEnd());
        // The letters travel along, so that it looks the same everywhere.
        Assert.Contains("/FontFile", text);
    }

    [Fact]
    public async Task A_long_report_goes_on_over_several_sheets()
    {
        await using var shop = await Shop.Open();
        var paper = await shop.With((Paper all) => Task.FromResult(all));
        var head = new PaperHead("Harbour Kitchen", "Report", "November", "now")
        {
            Page = number => $"Page {number}",
        };
        var part = new PaperPart(
            "Part", [.. Enumerable.Range(0, 12).Select(
                i => new PaperRow($"Row {i}", "1", "", "https://kite.example.com/"))])
        {
            Bars = [3, 1, 2], FirstBar = "1 Nov", LastBar = "3 Nov",
        };

        Assert.Equal(1, Sheets(paper.Write(head, [part])));
        Assert.Equal(5, Sheets(paper.Write(head, [.. Enumerable.Repeat(part, 10)])));

        static int Sheets(Result<byte[]> file) =>
            Encoding.Latin1.GetString(file.Value).Split("/Type /Page\n").Length - 1;
    }

    [Fact]
    public async Task A_letter_without_a_font_is_named_and_no_box_is_drawn()
    {
        // Letters of a script that few fonts have, and a little picture, which is no letter.
        await using var shop = await Shop.Open();
        var paper = await shop.With((Paper all) => Task.FromResult(all));
        var head = new PaperHead("\U0001E900\U0001E901 Kitchen \U0001F35C", "Report", "", "now")
        {
            Page = number => $"{number}",
        };

        var written = paper.Write(head, []);

        var no = Assert.IsType<NoFontForLetters>(written.Refusal);
        Assert.Equal("\U0001E900\U0001E901", no.Letters);
        Assert.Null(paper.Write(head with { Business = "Kitchen \U0001F35C" }, []).Refusal);
    }

    [Fact]
    public async Task Data_of_a_chart_are_plain_values_and_no_formula()
    {
        var rows = new ChartRows(
            ["Day", "=Takings"],
            [[Today, new Money(123_45, Currency.Of("EUR"))], ["=1+1", 0.5]]);

        var lines = (await rows.ToCsv()).TrimEnd().Split("\r\n");

        Assert.Equal(["Day,'=Takings", "2026-11-23,123.45", "'=1+1,0.5"], lines);
    }

    private static JsonElement Tile(JsonElement report, string key) => report
        .GetProperty("tiles").EnumerateArray().Single(t => t.Word("key") == key);

    private static DateOnly Day(string written) =>
        DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A tile of a part that is in trouble.</summary>
    private sealed class Barred : IReportTile
    {
        public string Key => "barred";
        public string Permission => May.ReadCustomers;
        public IReadOnlyList<Role> UsuallyFor => [];
        public int Order => 1;
        public string Title => "Barred";

        public Task<Result<TileView>> Read(
            Asker asker, TileQuestion question, CancellationToken cancel) =>
            Task.FromResult<Result<TileView>>(new NotAllowed(May.Export));

        public Task<Result<TileView>> Over(
            Asker asker, Period days, int? store, CancellationToken cancel) =>
            Read(asker, new(), cancel);
    }
}
