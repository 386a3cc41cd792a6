using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>
/// An owner says through which server letters leave, chooses a digest, and takes a report along.
/// </summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class DigestJourneyTests(Premises premises)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_server_is_told_tried_and_a_digest_is_chosen()
    {
        await using var server = new MailServer();
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/settings/mail");
        await screen.Page.GetByLabel("Mail server").WaitForAsync();
        await screen.Page.GetByLabel("Mail server").FillAsync("no such host!");
        await screen.Page.GetByLabel("Sender's address").FillAsync("kite@example.com");
        await screen.Page.GetByLabel("Address of Kite").FillAsync("https://kite.example.com");
        var keep = screen.Page.Locator("main form .k-btn-main").First;
        await keep.ClickAsync();
        await screen.Page.Locator("main [aria-invalid='true']").First.WaitForAsync();
        await screen.Page.GetByLabel("Mail server").FillAsync("127.0.0.1");
        await screen.Page.GetByLabel("Port").FillAsync($"{server.Port}");
        await screen.Page.GetByLabel("Encryption").SelectOptionAsync("None");
        await keep.ClickAsync();
        await screen.Page.Locator("main .k-notice-good").WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("mail-door"));

        await screen.Page.Locator("main input[autocomplete=email]").FillAsync("lin@example.com");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Send a test letter" })
            .ClickAsync();
        await screen.Page.GetByText("has taken a letter to lin@example.com").WaitForAsync();
        Assert.Equal("lin@example.com", Assert.Single(server.Came).To);

        await screen.Go("/today/digest");
        await screen.Page.Locator("main iframe.letter").WaitForAsync();
        await screen.Page.GetByLabel("How often").SelectOptionAsync("Weekly");
        await screen.Page.GetByLabel("Your e-mail address").FillAsync("lin@example.com");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await screen.Page.GetByText("Kept. The next leaves on").WaitForAsync();
        await screen.Page.GetByText("lin@example.com is not confirmed yet").WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("digest"));
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Send it again" })
            .ClickAsync();
        await screen.Page.GetByText("only just on its way").WaitForAsync();

        await screen.Go("/settings/mail?kind=address");
        await screen.Page.GetByText("Address to be confirmed").First.WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("letters"));
        await Look(await screen.Page.Locator("main").ScreenshotAsync(), "letters-main.png");
        Assert.Empty(screen.Troubles);
    }

    [Theory]
    [InlineData("en", "does not count any more")]
    [InlineData("zh-Hans", "此链接已失效")]
    [InlineData("el", "δεν ισχύει πια")]
    [InlineData("vi", "không còn hiệu lực")]
    public async Task A_link_that_does_not_count_says_so_without_signing_in(
        string language, string says)
    {
        await using var screen = await premises.Open(premises.Demo, "demo", language: language);
        await screen.Go("/mail-address/confirm?t=AAAAAAAAAAAAAAAAAAAAAA");
        await screen.Settle();
        Assert.Empty(await screen.Everywhere($"address-{language}"));

        await screen.Page.Locator("main form button").ClickAsync();

        await screen.Page.GetByText(says).WaitForAsync();
        Assert.Empty(await screen.Everywhere($"address-void-{language}"));
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task A_sales_manager_has_a_day_and_a_report_of_their_own()
    {
        await using var screen = await premises.Open(premises.Demo, "demo-sales-manager");
        await screen.Go("/today");
        await screen.Page.GetByRole(AriaRole.Heading, new() { Name = "Offers" }).WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("today-sales-manager"));

        await screen.Go("/today/report");
        await screen.Page.Locator("main .tile .k-bars").First.WaitForAsync();
        await screen.Settle();
        var titles = await screen.Page.Locator("main .tile h2").AllInnerTextsAsync();
        Assert.Equal(["Takings", "Visits", "Customers on the map", "Offers"], titles.Take(4));
        Assert.Empty(await screen.Everywhere("report-sales-manager"));
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task A_report_is_narrowed_and_its_chart_taken_as_picture_and_as_data()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/today/report");
        await screen.Page.Locator("main .tile .k-bars").First.WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere("report"));

        var picture = await screen.Page.RunAndWaitForDownloadAsync(() => screen.Page
            .GetByRole(AriaRole.Button, new() { Name = "As a picture Takings" }).ClickAsync());
        Assert.Equal("takings.png", picture.SuggestedFilename);
        var png = await File.ReadAllBytesAsync((await picture.PathAsync())!, Cancel);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        await Look(png, "chart-takings.png");

        var data = await screen.Page.RunAndWaitForDownloadAsync(() => screen.Page
            .GetByRole(AriaRole.Button, new() { Name = "As data Takings" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync((await data.PathAsync())!, Cancel);
        Assert.Equal("Day,Takings", lines[0].TrimStart('\ufeff'));
        Assert.True(lines.Length > 1);

        var paper = await screen.Page.RunAndWaitForDownloadAsync(
            () => screen.Page.Locator("main a[href^='/api/v1/reports/pdf']").ClickAsync());
        Assert.EndsWith(".pdf", paper.SuggestedFilename);
        await Look(
            await File.ReadAllBytesAsync((await paper.PathAsync())!, Cancel), "report.pdf");
        Assert.Empty(screen.Troubles);
    }

    [Fact]
    public async Task The_map_becomes_a_picture_too()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go("/insight");
        var take = screen.Page.Locator("main .k-chart-files button").First;
        await take.WaitForAsync();
        await screen.Settle();

        var picture = await screen.Page.RunAndWaitForDownloadAsync(() => take.ClickAsync());

        Assert.Equal("map.png", picture.SuggestedFilename);
        await Look(
            await File.ReadAllBytesAsync((await picture.PathAsync())!, Cancel), "chart-map.png");
        Assert.Empty(screen.Troubles);
    }

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("el")]
    [InlineData("vi")]
    public async Task The_day_on_paper_and_the_pages_of_the_digest_speak_every_language(
        string language)
    {
        await using var screen = await premises.Open(
            premises.Demo, "demo-manager", language: language);
        await screen.Go("/today/digest");
        await screen.Page.Locator("main iframe.letter").WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere($"digest-{language}"));
        await screen.Go("/today/report");
        await screen.Page.Locator("main .tile .k-bars").First.WaitForAsync();
        await screen.Settle();
        Assert.Empty(await screen.Everywhere($"report-{language}"));
        await screen.Go("/today");
        var paper = await screen.Page.RunAndWaitForDownloadAsync(
            () => screen.Page.Locator("main a[href='/api/v1/today/pdf']").ClickAsync());
        Assert.EndsWith(".pdf", paper.SuggestedFilename);
        await Look(
            await File.ReadAllBytesAsync((await paper.PathAsync())!, Cancel),
            $"today-{language}.pdf");
        Assert.Empty(screen.Troubles);
    }

    // Beside the pictures of pages, for those who look at them.
    private static async Task Look(byte[] file, string name)
    {
        if (Environment.GetEnvironmentVariable("KITE_TEST_PICTURES") is null) return;
        var folder = Path.Combine(Sources.Root, "artifacts", "pictures");
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, name), file, Cancel);
    }
}
