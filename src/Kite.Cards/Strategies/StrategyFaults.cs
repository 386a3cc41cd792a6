using Kite.Catalogue;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>What is wrong with a strategy as it is written; nothing, where it can be kept.
/// </summary>
internal sealed class StrategyFaults(KiteDb db, IEnumerable<ICustomerGroups> groups)
{
    private const int MostOfList = 200;
    private const int LongestWord = 120;
    private const int LongestText = 2000;
    private const int MostPriority = 999;
    private const int MostDays = 60;
    private const int MostUses = 1_000_000;

    public async Task<IReadOnlyList<Fault>> Of(
        Asker asker, StrategyFacts facts, Guid id, Currency currency, CancellationToken cancel)
    {
        List<Fault> faults =
        [
            .. Plain(facts), .. Effect(facts), .. Lists(facts), .. Sheet(facts.Sheet),
            .. facts.Amounts.SelectMany(a => Amount(
                a.Field, a.Money, Least(facts, a.Field), currency)),
        ];
        if (faults.Count == 0) faults.AddRange(await Known(asker, facts, id, cancel));
        return faults;
    }

    /// <summary>What the launch sheet still lacks.</summary>
    public static IReadOnlyList<Fault> Missing(LaunchSheet sheet) =>
    [
        .. Texts(sheet).Where(t => string.IsNullOrWhiteSpace(t.Text))
            .Select(t => new Fault(t.Field, new LaunchSheetIsIncomplete())),
    ];

    private static IEnumerable<Fault> Plain(StrategyFacts facts)
    {
        if (facts.Name?.Trim().Length is null or 0 or > Strategy.LongestName)
            yield return new("name", new NameIsMissing(Strategy.LongestName));
        if (facts.Priority is < 1 or > MostPriority)
            yield return new("priority", new OutOfRange(1, MostPriority));
        if (facts.When is { } when && when.LastDay < when.FirstDay)
            yield return new("when.lastDay", new EndsBeforeItBegins());
        if (!SoldTimes.AreSound([.. (facts.When?.Times ?? []).Select(t => t ?? new())]))
            yield return new("when.times", new TimesAreUnsound());
        if (facts.Who?.BirthdayWithin is < 0 or > MostDays)
            yield return new("who.birthdayWithin", new OutOfRange(0, MostDays));
        if (facts.Group?.Trim().Length > LongestWord)
            yield return new("group", new TextIsTooLong(LongestWord));
        if (facts.MostOfGroup is < 1 or > MostOfList)
            yield return new("mostOfGroup", new OutOfRange(1, MostOfList));
        if (facts.Caps?.UsesPerGuest is < 1 or > MostUses)
            yield return new("caps.usesPerGuest", new OutOfRange(1, MostUses));
        if (facts.HoldOutPercent is < 0 or > ComparisonGroup.MostPercent)
            yield return new("holdOutPercent", new OutOfRange(0, ComparisonGroup.MostPercent));
        if (facts is { Combining: Combining.WithListed, Beside: null or { Count: 0 } })
            yield return new("beside", new NobodyStandsBeside());
    }

    private static IEnumerable<Fault> Effect(StrategyFacts facts)
    {
        if (facts.Effect is not { } effect)
        {
            yield return new("effect", new EffectIsMissing());
            yield break;
        }
        if (effect.Kind is EffectKind.Percent && effect.BasisPoints is not (>= 1 and <= 10_000))
            yield return new("effect.basisPoints", new OutOfRange(1, 10_000));
        if (effect.Kind is not EffectKind.Percent && effect.Amount is null)
            yield return new("effect.amount", new SumIsMissing());
    }

    private static IEnumerable<Fault> Amount(
        string field, Money? amount, long least, Currency currency)
    {
        if (amount is not { } money) yield break;
        if (money.Coins < least || money.Coins > Purse.MostCoins)
            yield return new(field, new OutOfRange(least, Purse.MostCoins));
        if (money.Currency != currency)
        {
            yield return new(
                field, new StrategyIsInAnotherCurrency(money.Currency.Code, currency.Code));
        }
    }

    // A piece may be given away for nothing; of all else nothing is no rule.
    private static long Least(StrategyFacts facts, string field) =>
        field == "effect.amount" && facts.Effect?.Kind is EffectKind.Price ? 0 : 1;

    private static IEnumerable<Fault> Lists(StrategyFacts facts)
    {
        foreach (var (field, count) in new[]
        {
            ("who.segments", facts.Who?.Segments?.Count), ("who.tags", facts.Who?.Tags?.Count),
            ("who.cardKinds", facts.Who?.CardKinds?.Count), ("stores", facts.Stores?.Count),
            ("what.products", facts.What?.Products?.Count), ("beside", facts.Beside?.Count),
            ("what.categories", facts.What?.Categories?.Count),
            ("who.plans", facts.Who?.Plans?.Count), ("who.grades", facts.Who?.Grades?.Count),
        })
        {
            if (count > MostOfList) yield return new(field, new OutOfRange(0, MostOfList));
        }
        foreach (var (field, words) in new[]
        {
            ("who.tags", facts.Who?.Tags), ("what.products", facts.What?.Products),
            ("what.categories", facts.What?.Categories), ("who.grades", facts.Who?.Grades),
        })
        {
            if ((words ?? []).Any(w => w?.Length > LongestWord))
                yield return new(field, new TextIsTooLong(LongestWord));
        }
    }

    private static IEnumerable<Fault> Sheet(LaunchSheet? sheet) =>
        from text in Texts(sheet ?? new())
        where text.Text?.Length > LongestText
        select new Fault(text.Field, new TextIsTooLong(LongestText));

    private static (string Field, string? Text)[] Texts(LaunchSheet sheet) =>
    [
        ("sheet.owner", sheet.Owner), ("sheet.departmentsTold", sheet.DepartmentsTold),
        ("sheet.safety", sheet.Safety), ("sheet.successMeasure", sheet.SuccessMeasure),
        ("sheet.exceptions", sheet.Exceptions),
    ];

    private async Task<List<Fault>> Known(
        Asker asker, StrategyFacts facts, Guid id, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        var name = facts.Name!.Trim();
        if (await db.Strategies.AnyAsync(s => s.Name == name && s.Id != id, cancel))
            faults.Add(new("name", new StrategyNameIsTaken(name)));

        var stores = (await db.StoresAsync(cancel)).Select(s => s.Number).ToHashSet();
        foreach (var store in (facts.Stores ?? []).Where(s => !stores.Contains(s)))
            faults.Add(new("stores", new NoSuchStore($"{store}")));

        var kinds = facts.Who?.CardKinds ?? [];
        var there = await db.CardKinds.Where(k => EF.Parameter(kinds).Contains(k.Id))
            .Select(k => k.Id).ToListAsync(cancel);
        foreach (var kind in kinds.Except(there))
            faults.Add(new("who.cardKinds", new NoSuchCardKind($"{kind}")));

        var plans = (await db.NewestPlans(cancel)).Select(p => p.Id);
        foreach (var plan in (facts.Who?.Plans ?? []).Except(plans))
            faults.Add(new("who.plans", new NoSuchMembershipPlan($"{plan}")));

        var others = facts.Beside ?? [];
        var known = await db.Strategies.Where(s => EF.Parameter(others).Contains(s.Id))
            .Select(s => s.Id).ToListAsync(cancel);
        foreach (var other in others.Except(known))
            faults.Add(new("beside", new NoSuchStrategy($"{other}")));

        foreach (var segment in facts.Who?.Segments ?? [])
        {
            if (await WhyNot(asker, segment, cancel) is { } no)
                faults.Add(new("who.segments", no));
        }
        return faults;
    }

    private async Task<Refusal?> WhyNot(Asker asker, Guid segment, CancellationToken cancel)
    {
        Refusal? why = new NoSuchStrategySegment($"{segment}");
        foreach (var group in groups)
        {
            var found = await group.Find(asker, segment, cancel);
            if (found.Refusal is null) return null;
            if (found.Refusal is NotAllowed barred) why = barred;
        }
        return why;
    }
}
