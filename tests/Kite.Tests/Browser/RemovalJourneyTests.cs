using Microsoft.Data.Sqlite;

namespace Kite.Tests.Browser;

/// <summary>What a rule proposed to remove is approved, many at once, by a second person.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class RemovalJourneyTests(Premises premises)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ticked_proposals_go_together_when_the_privacy_officer_says_so()
    {
        var place = Directory.CreateTempSubdirectory("kite-removals-").FullName;
        await using (var demo = await RunningKite.Serve("demo", place))
        {
            await Propose(demo.Address, place);
            await using var screen = await premises.Open(demo.Address, "demo-privacy");
            var way = new Journey(screen, "removals");
            await screen.Go("/customers/removals");
            await way.See("td", "Quiet");
            for (var i = 0; i < 3; i++)
                await screen.Page.Locator("tbody input[type=checkbox]").Nth(i).CheckAsync();
            await way.See(".k-bulk b", "3");
            await way.StageEverywhere("ticked");
            var remove = screen.Page.Locator(".k-bulk").GetByText("Remove", new() { Exact = true });
            await remove.ClickAsync();
            await way.See("dialog h2", "Remove what is kept of 3 customers?");
            await way.StageEverywhere("asked");

            await screen.Page.Locator("dialog .k-btn-main").ClickAsync();
            await way.See(".k-notice", "3 were emptied.");
            await way.StageEverywhere("done");
            await screen.Go("/customers/removals?state=removed");
            await way.See("td .k-tag", "removed");
            Assert.Equal(3, await screen.Page.Locator("td .k-tag").CountAsync());
        }
        Directory.Delete(place, recursive: true);
    }

    // Everyone's record was last changed long ago; who has bought since is not proposed.
    private static async Task Propose(string address, string place)
    {
        var at = Path.Combine(place, "data", "kite.db");
        await using (var books = new SqliteConnection($"Data Source={at};Pooling=false"))
        {
            await books.OpenAsync(Cancel);
            await using var command = books.CreateCommand();
            command.CommandText =
                "UPDATE customers SET created_at = 1, changed_at = 1;"
                + "UPDATE field_facts SET changed_at = 1;";
            await command.ExecuteNonQueryAsync(Cancel);
        }
        var (_, said) = await RunningKite.Done(
            place, connection: null, "key", "create", "rules", "--scopes", "all");
        using var program = new HttpClient { BaseAddress = new Uri(address) };
        program.DefaultRequestHeaders.Authorization = new("Bearer", said.Trim());
        await program.Tell(
            "/retention-rules",
            new { name = "Quiet", months = 6, fields = new[] { "phone", "note" } });
        await program.Tell("/retention-scans", new { });
    }
}
