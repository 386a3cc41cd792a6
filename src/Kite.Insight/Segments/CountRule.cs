using Kite.Customers;

namespace Kite.Insight;

/// <summary>Whom a rule names, and how many each of its conditions names by itself.</summary>
internal sealed record Counted(
    IReadOnlyList<long> Numbers, IReadOnlyList<(string Place, int Customers)> Conditions);

/// <summary>
/// Finds out whom a rule names, as of now: conditions on the books and on figures alike.
/// </summary>
internal sealed class CountRule(AskConditions ask)
{
    public async Task<Result<Counted>> Run(
        Asker asker, RuleFacts? rule, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var read = RuleReader.Read(rule);
        if (read.Refusal is { } no) return no;

        var faults = new List<Fault>();
        var crowds = new List<Crowd>();
        var sizes = new List<(string, int)>();
        foreach (var (place, condition) in read.Value.Conditions)
        {
            var met = await ask.Run(asker, condition, cancel);
            if (met.Refusal is BadInput bad)
            {
                faults.AddRange(bad.Faults.Select(f => new Fault($"{place}.{f.Field}", f.Why)));
                continue;
            }
            if (met.Refusal is { } barred) return barred;

            crowds.Add(Crowd.Of(met.Value.All));
            sizes.Add((place, met.Value.Count));
        }
        if (faults.Count > 0) return new BadInput(faults);

        var whom = read.Value.Tree.Whom(crowds);
        var numbers = whom.AllBut
            ? whom.Among((await ask.Everyone(cancel)).All)
            : whom.Numbers;
        return new Counted(numbers, sizes);
    }

    /// <summary>What one must be allowed to see to know who is in it.</summary>
    public Task<IReadOnlySet<string>> NeededFor(RuleFacts rule, CancellationToken cancel) =>
        ask.NeededFor(RuleReader.Fields(rule), cancel);

    /// <summary>Why this asker may not know who is in it; nothing where they may.</summary>
    public async Task<NotAllowed?> Barred(
        Asker asker, RuleFacts? rule, CancellationToken cancel) =>
        rule is null
            ? null
            : (await NeededFor(rule, cancel)).FirstOrDefault(p => !asker.May(p)) is { } permission
                ? new NotAllowed(permission)
                : null;
}
