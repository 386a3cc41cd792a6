using Kite.Simulating;
using static System.FormattableString;

namespace Kite.Tests;

/// <summary>
/// <c>kite simulate</c>: whole days at many tills in seconds. A seed that ever failed is written
/// down here and is followed for ever.
/// </summary>
[Trait("books", "both")]
public sealed class SimulationTests
{
    private static BooksAt Like =>
        new(TestBooks.Server is { } server ? server : "Data Source=scratch.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 8)]
    [InlineData(20261025, 3)]
    public async Task However_much_goes_wrong_every_promise_holds(int seed, int tills)
    {
        var report = await Simulation.Run(
            new(seed, Rounds: 40, tills), Like, progress: null, Cancel);

        Assert.Equal(3, report.Audits);
        Assert.InRange(report.Receipts, 10, 40 * tills);
        Assert.True(report.Lived > TimeSpan.FromDays(1), $"{report.Lived}");
        Assert.Superset(
            new HashSet<string>(["lost", "hung-up", "twice"]), report.Mishaps.Keys.ToHashSet());
    }

    [Fact]
    public async Task What_a_till_was_told_and_the_books_do_not_hold_is_found_to_the_coin()
    {
        await using var kite = await SimulatedKite.Open(Like, SimulationPlan.Start, Cancel);
        var told = new ToldBooks();
        await SimulatedPremises.Open(kite, told, tills: 1, Cancel);
        var script = new TillScript(new Random(7), told);
        await Do(script.Next(1));
        var card = long.Parse(TillWire.Id(await Do(script.Issue(1)))!);
        var paid = await Do(script.TopUp(1, card, 40_000));
        await new Audit(kite, told).Run(Cancel);

        told.Hear(paid);

        var broken = await Assert.ThrowsAsync<BrokenPromise>(
            () => new Audit(kite, told).Run(Cancel));
        Assert.Equal(
            Invariant($"card {card} holds 40000+0, told were 80000"), broken.Message);

        async Task<Outcome> Do(Errand errand)
        {
            var done = await TillWire.Send(
                kite, errand with { Mishap = Mishap.Nothing }, TimeSpan.Zero, Cancel);
            Assert.Null(done.No);
            told.Hear(done);
            return done;
        }
    }

    [Theory]
    [InlineData("--rounds", "0")]
    [InlineData("--tills", "33")]
    [InlineData("--seed", "many")]
    public async Task What_cannot_be_simulated_is_said(string option, string written)
    {
        var folder = Directory.CreateTempSubdirectory("kite-test-");
        var (code, said) = await RunningKite.Done(
            folder.FullName, connection: null, "simulate", option, written);

        Assert.Equal(1, code);
        Assert.Contains(written is "many" ? "many" : option[2..], said);
        folder.Delete(recursive: true);
    }
}
