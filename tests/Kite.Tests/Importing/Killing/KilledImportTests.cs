using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>The power goes, again and again, while a file goes into the books.</summary>
[Trait("books", "both")]
public sealed class KilledImportTests
{
    private const int Rows = 150_000;
    private const int Early = 3;
    private const int Midway = 15;
    private const int FewestKills = 16;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_again_and_again_a_file_is_in_the_books_whole_and_once()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KITE_TEST_SEED"), out var told)
            ? told
            : Random.Shared.Next();
        var chance = new Random(seed);
        var kills = new List<string> { $"KITE_TEST_SEED={seed}" };
        try
        {
            await Told(TillRoll.Of(Rows, chance), Moments(chance).ToList(), kills);
        }
        finally
        {
            TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', kills));
        }
    }

    private static async Task Told(
        TillRoll roll, List<(long? Row, TimeSpan Later)> moments, List<string> kills)
    {
        await using var books = await TestBooks.Fresh();
        var (file, map) = (
            Path.Combine(books.Folder, "roll.csv"), Path.Combine(books.Folder, "roll.json"));
        roll.Write(file);
        await File.WriteAllTextAsync(map, TillRoll.Mapping, Cancel);
        var kite = new CommandLine(books);
        var import = new KilledImport(kite, file, map);

        // Twenty times; where the machine is busy the last may come when all is done already.
        foreach (var (row, later) in moments) kills.Add(await import.KillAt(row, later));
        var late = kills.Count(k => k.Contains("ended by itself", StringComparison.Ordinal));
        Assert.InRange(kills.Skip(1).Count() - late, FewestKills, 20);

        await import.Finish();
        await IsWholeAndOnce(roll, import);
        await kite.Do("verify");
        await A_second_load_adds_nothing(roll, import);
    }

    // Spread over its life: while it starts and reads, when it is about to take the first rows,
    // from the first batch to the last, and when only the end is left to be written down.
    private static IEnumerable<(long? Row, TimeSpan Later)> Moments(Random chance)
    {
        for (var i = 0; i < Early; i++) yield return (null, Within(chance, 200, 1_500));
        yield return (0, Within(chance, 0, 20));
        for (var i = 0; i < Midway; i++)
        {
            var slice = (double)(Rows - 15_000) / Midway;
            yield return ((long)(slice * (i + chance.NextDouble())) + 1, Within(chance, 0, 120));
        }
        yield return (Rows, TimeSpan.Zero);
    }

    private static TimeSpan Within(Random chance, int from, int to) =>
        TimeSpan.FromMilliseconds(chance.Next(from, to));

    private static async Task IsWholeAndOnce(TillRoll roll, KilledImport import)
    {
        Assert.Equal(roll.Told, await import.Told());
        Assert.Equal(roll.NewCustomers, await import.Customers());
        var brought = Assert.Single(await import.Imports(), i => i.RowsAdded > 0);
        Assert.Equal(ImportState.Done, brought.State);
        Assert.Equal(
            new ImportFigures(
                roll.Rows, roll.Added, roll.Known, roll.Refused, roll.NewCustomers, roll.Coins),
            brought.Figures);
        Assert.Equal(roll.Refused, await import.RefusedRows(brought.Id));
        Assert.DoesNotContain(await import.Imports(), i => i.IsAsked);
    }

    private static async Task A_second_load_adds_nothing(TillRoll roll, KilledImport import)
    {
        await import.Finish();
        var again = (await import.Imports())[^1];
        Assert.Equal(
            new ImportFigures(roll.Rows, 0, roll.Rows - roll.Refused, roll.Refused, 0, 0),
            again.Figures);
        Assert.Equal(roll.Told, await import.Told());
    }
}
