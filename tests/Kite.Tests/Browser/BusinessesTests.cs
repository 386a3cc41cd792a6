using System.Globalization;
using Kite.Insight;
using Kite.Tests.Insight;

namespace Kite.Tests.Browser;

/// <summary>
/// Every page that tells of customers, in a shop that has one and in one that has 23,570: what is
/// drawn from too little says so, what is drawn from much still fits. Pictures of each lie under
/// artifacts/pictures.
/// </summary>
[Trait("browser", "yes"), Collection(Premises.Looks)]
public sealed class BusinessesTests(Premises premises) : IDisposable
{
    private static readonly (int Width, string Look)[] Looks = [(1440, "light"), (390, "dark")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kite-test-");

    /// <summary>Pages of this part that stand for themselves, and each ready list.</summary>
    private static IEnumerable<string> Pages =>
    [
        .. PageTests.Pages
            .Where(p => p.Page.Assembly == typeof(InsightModule).Assembly)
            .Select(p => p.Address)
            .Where(address => !address.Contains('{', StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
        .. ReadyLists.All.Select(list => $"/insight/lists/{list}"),
        "/customers", "/customers/1",
    ];

    [Fact]
    public async Task With_one_customer_no_page_claims_more_than_it_knows()
    {
        var file = Path.Combine(folder.FullName, "one.csv");
        await File.WriteAllTextAsync(
            file, "receipt,customer,date,amount\nR1,1,2026-11-02,36.50\n", Cancel);
        await using var one = await premises.Bare(
            "one", "import", "purchases", file, "--currency", "CNY");
        await Walk("one", one);
    }

    [Fact]
    public async Task With_a_whole_shop_of_music_every_page_fits()
    {
        await using var shop = await premises.Bare(
            "cdnow", "import", "purchases", Lately(), "--map", "cdnow");
        await Walk("cdnow", shop);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task Walk(string name, RunningKite business)
    {
        await using var screen = await premises.Open(business.Address);
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        var faults = new List<string>();
        foreach (var address in Pages)
        {
            await screen.Go(address);
            foreach (var (width, look) in Looks)
            {
                await screen.Turn(look);
                await screen.Resize(width);
                await screen.Picture($"{name}-{Addresses.NameOf(address)}", width, look);
                if (await screen.IsTooWide()) faults.Add($"{address} is too wide at {width}");
            }
            faults.AddRange((await screen.Barriers()).Select(b => $"{address}: {b}"));
        }
        Expect.None([.. faults, .. screen.Troubles]);
    }

    // The rows end on yesterday's day of the week, so that the pages' usual periods meet them.
    private string Lately()
    {
        Assert.SkipUnless(File.Exists(Cdnow.File), $"No {Cdnow.File}.");
        var file = Path.Combine(folder.FullName, "music.txt");
        var last = new DateOnly(1998, 6, 30);
        var weeks = (DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date).DayNumber
            - last.DayNumber) / 7;
        File.WriteAllLines(file, File.ReadLines(Cdnow.File).Select(line =>
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 4 || !char.IsDigit(words[0][0])) return line;

            var day = DateOnly.ParseExact(words[1], "yyyyMMdd", CultureInfo.InvariantCulture);
            return line.Replace(
                words[1],
                day.AddDays(7 * weeks).ToString("yyyyMMdd", CultureInfo.InvariantCulture),
                StringComparison.Ordinal);
        }));
        return file;
    }
}
