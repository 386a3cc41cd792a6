namespace Kite.Tests;

/// <summary>What programs rely on changes only when someone means it.</summary>
public sealed class OpenApiTests
{
    private static readonly string Kept = Path.Combine(Sources.Root, "docs", "openapi.json");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_is_the_one_checked_in()
    {
        await using var shop = await Shop.Open();
        var now = await shop.Stranger().GetStringAsync(
            "/openapi/v1.json", Cancel);
        now = now.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (File.Exists(Kept) && await File.ReadAllTextAsync(Kept, Cancel) == now) return;

        var fresh = Directory.CreateDirectory(Path.Combine(Sources.Root, "artifacts"));
        await File.WriteAllTextAsync(Path.Combine(fresh.FullName, "openapi.json"), now, Cancel);
        Assert.Fail("The API changed. If that is meant: cp artifacts/openapi.json docs/");
    }
}
