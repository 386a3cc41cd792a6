using System.Globalization;
using System.Runtime.InteropServices;
using Kite.Cards;
using static System.FormattableString;

namespace Kite.Simulating;

/// <summary>What is simulated: the same seed throws the same dice.</summary>
/// <param name="Seed">What the dice are thrown by.</param>
/// <param name="Rounds">So many times every till asks for something.</param>
/// <param name="Tills">So many tills at once.</param>
internal sealed record SimulationPlan(int Seed, int Rounds = 200, int Tills = 8)
{
    public const int MostTills = 32;
    public const int MostRounds = 1_000_000;

    /// <summary>The night before the clocks are put back in Athens.</summary>
    public static readonly DateTimeOffset Start = new(2026, 10, 24, 9, 0, 0, TimeSpan.Zero);
}

/// <summary>What came of it.</summary>
internal sealed record SimulationReport(
    IReadOnlyDictionary<string, (int Told, int Refused)> Counts,
    IReadOnlyDictionary<string, int> Refusals,
    IReadOnlyDictionary<string, int> Mishaps, int Audits, int Receipts, TimeSpan Lived);

/// <summary>
/// Many tills at once over a program that falls over, with replies that are lost, requests that
/// come twice, late, or in another order, clocks that are wrong, nights and the hour that comes
/// twice: and again and again everything is proved (rules/money.md 2, our own small VOPR). What is
/// asked for follows from the seed and from what was answered; how requests of one round overlap
/// is left to the machine, so a seed is a script, not a recording.
/// </summary>
internal sealed class Simulation(SimulationPlan plan, SimulatedKite kite)
{
    private const int LateCopies = 40;
    private const int Cards = 24;

    private readonly Random dice = new(plan.Seed);
    private readonly ToldBooks told = new();
    private readonly List<(Errand Errand, int Due)> open = [];
    private readonly List<(Errand Errand, string? Id)> settled = [];
    private readonly SortedDictionary<string, int> mishaps = new(StringComparer.Ordinal);
    private TillScript? script;
    private int audits;

    private TillScript Script => script ??= new(dice, told);

    /// <summary>Throws <see cref="BrokenPromise"/> where something was that must never be.
    /// </summary>
    public static async Task<SimulationReport> Run(
        SimulationPlan plan, BooksAt like, Action<int>? progress, CancellationToken cancel)
    {
        await using var kite = await SimulatedKite.Open(like, SimulationPlan.Start, cancel);
        var simulation = new Simulation(plan, kite);
        await SimulatedPremises.Open(kite, simulation.told, plan.Tills, cancel);
        await simulation.Begin(cancel);
        for (var round = 0; round < plan.Rounds; round++)
        {
            try
            {
                await simulation.Round(round, cancel);
            }
            catch (BrokenPromise broken)
            {
                throw new BrokenPromise(Invariant(
                    $"seed {plan.Seed}, round {round + 1}: {broken.Message}"));
            }
            progress?.Invoke(round + 1);
        }
        await simulation.Finish(cancel);
        return new(
            simulation.told.Counts, simulation.told.Refusals, simulation.mishaps, simulation.audits,
            simulation.told.Receipts.Count,
            kite.Clock.GetUtcNow() - SimulationPlan.Start);
    }

    // Every till has a shift, and there are cards with something on them.
    private async Task Begin(CancellationToken cancel)
    {
        for (var till = 1; till <= plan.Tills; till++)
            Take(await Quietly(Script.Next(till)), 0);
        for (var card = 0; card < Cards; card++)
        {
            var till = 1 + (card % plan.Tills);
            var issued = await Quietly(Script.Issue(till));
            Take(issued, 0);
            var number = long.Parse(TillWire.Id(issued)!, CultureInfo.InvariantCulture);
            Take(await Quietly(Script.TopUp(till, number, 40_000 + (1_000 * card))), 0);
        }

        Task<Outcome> Quietly(Errand errand) => TillWire.Send(
            kite, errand with { Mishap = Mishap.Nothing }, TimeSpan.Zero, cancel);
    }

    private async Task Round(int round, CancellationToken cancel)
    {
        var asked = open.Where(o => o.Due <= round).Select(o => o.Errand with
        {
            Mishap = Mishap.Nothing,
        }).ToList();
        open.RemoveAll(o => o.Due <= round);
        for (var till = 1; till <= plan.Tills; till++)
        {
            // A till waits for its answer before it asks for something else.
            if (asked.Exists(a => a.Till == till) || open.Exists(o => o.Errand.Till == till))
                continue;
            asked.Add(Script.Next(till));
        }
        dice.Shuffle(CollectionsMarshal.AsSpan(asked));
        var falls = dice.Next(40) == 0;
        var sent = asked.ConvertAll(e => TillWire.Send(
            kite, e, TimeSpan.FromMilliseconds(dice.Next(0, 12)), cancel));
        if (falls)
        {
            Note("fell");
            await Task.Delay(dice.Next(0, 15), cancel);
            await kite.Fall(cancel);
        }
        // In the order of the tills, whoever was quicker: the dice must fall as they did.
        foreach (var outcome in (await Task.WhenAll(sent)).OrderBy(o => o.Errand.Till))
            Take(outcome, round);
        await Late(cancel);
        await PassTime(cancel);
        if (round % 20 == 19) await Prove(cancel);
    }

    private void Take(Outcome outcome, int round)
    {
        if (outcome.Errand.Mishap is not Mishap.Nothing) Note(Words(outcome.Errand.Mishap));
        if (outcome.IsOpen)
        {
            open.Add((outcome.Errand, round + outcome.Errand.Patience));
            return;
        }
        told.Hear(outcome);
        if (outcome.Told is not null && outcome.Errand.MovesValue)
            settled.Add((outcome.Errand, TillWire.Id(outcome)));
        if (settled.Count > LateCopies) settled.RemoveAt(0);
    }

    // A request that went astray arrives after all, or its key is used for something else.
    private async Task Late(CancellationToken cancel)
    {
        if (settled.Count == 0 || dice.Next(6) > 0) return;

        var (before, id) = settled[dice.Next(settled.Count)];
        if (dice.Next(2) == 0)
        {
            Note("late");
            var again = await TillWire.Send(
                kite, before with { Mishap = Mishap.Nothing }, TimeSpan.Zero, cancel);
            if (TillWire.Id(again) != id && again.Told is not null)
                throw new BrokenPromise($"done a second time: {before} → {again.Told}");
            if (again.No is { } no)
                throw new BrokenPromise($"done, and not told again but {no}: {before}");
            return;
        }
        if (Script.Changed(before) is not { } other) return;

        Note("other-body");
        var answer = await TillWire.Send(kite, other, TimeSpan.Zero, cancel);
        if (answer.Told is not null)
            throw new BrokenPromise($"a key stood for two: {other} → {answer.Told}");
    }

    private async Task PassTime(CancellationToken cancel)
    {
        kite.Clock.Advance(TimeSpan.FromSeconds(dice.Next(0, 5_400)));
        if (dice.Next(8) == 0)
        {
            Note("clock");
            kite.Clock.IsOffBy(TimeSpan.FromSeconds(dice.Next(-900, 901)));
        }
        if (dice.Next(12) > 0) return;

        Note("night");
        kite.Clock.Advance(TimeSpan.FromHours(dice.Next(6, 30)));
        await kite.With((LapseDue lapse) => lapse.Run(cancel));
        await kite.With((EarnFees earn) => earn.Run(cancel));
    }

    private async Task Prove(CancellationToken cancel)
    {
        await Settle(cancel);
        audits++;
        await new Audit(kite, told).Run(cancel);
        await Audit.LeavesNoTrace(kite, Script.Nonsense(dice.Next(1, plan.Tills + 1)), cancel);
    }

    // Whoever still waits is answered before anything is proved.
    private async Task Settle(CancellationToken cancel)
    {
        foreach (var (errand, _) in open.OrderBy(o => o.Errand.Till).ToList())
        {
            var outcome = await TillWire.Send(
                kite, errand with { Mishap = Mishap.Nothing }, TimeSpan.Zero, cancel);
            if (outcome.IsOpen) throw new BrokenPromise($"no answer to {errand}");
            Take(outcome, 0);
        }
        open.Clear();
    }

    // Every shift is closed, and its drawer holds what its till was told.
    private async Task Finish(CancellationToken cancel)
    {
        await Settle(cancel);
        for (var till = 1; till <= plan.Tills; till++)
        {
            if (told.OpenShift(till) is not { } shift) continue;
            var (count, close) = Script.Closing(till, shift);
            Take(await TillWire.Send(kite, count, TimeSpan.Zero, cancel), 0);
            Take(await TillWire.Send(kite, close, TimeSpan.Zero, cancel), 0);
        }
        audits++;
        await new Audit(kite, told).Run(cancel);
        foreach (var (till, coins) in told.InDrawers)
        {
            if (told.Settled.GetValueOrDefault(till) != coins)
                throw new BrokenPromise(Invariant(
                    $"seed {plan.Seed}: the shifts of till {till} settle ")
                    + Invariant($"{told.Settled.GetValueOrDefault(till)}, told were {coins}"));
        }
    }

    private void Note(string mishap) =>
        mishaps[mishap] = mishaps.GetValueOrDefault(mishap) + 1;

    private static string Words(Mishap mishap) => mishap switch
    {
        Mishap.ReplyLost => "lost",
        Mishap.HungUp => "hung-up",
        _ => "twice",
    };
}
