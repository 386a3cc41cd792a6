namespace Kite.Cards;

/// <summary>What a kind of card promises, held against what the law asks of such cards.</summary>
internal static class KindByLaw
{
    /// <summary>Where it promises that value lapses sooner than the law lets it.</summary>
    public static IEnumerable<Fault> Faults(
        CardLaw law, DateOnly today, CardHolders holders, int? giftDays, int? valueMonths)
    {
        DateOnly? gift = giftDays is { } days and >= 0 and <= CardKind.MostDays
            ? today.AddDays(days)
            : null;
        DateOnly? value = valueMonths is { } months and >= 1 and <= CardKind.MostMonths
            ? MembershipTerm.LastOfMonths(today, months)
            : null;
        foreach (var (field, last) in new[] { ("bonusDays", gift), ("valueMonths", value) })
        {
            if (last is { } until && Stops(law, today, holders, until) is { } no)
                yield return new(field, no);
        }
    }

    private static Refusal? Stops(CardLaw law, DateOnly today, CardHolders holders, DateOnly last)
    {
        if (holders is not CardHolders.Bearers && law.Says(LawRule.NamedNeverLapses))
            return new LawForbidsLapse(law.Version);
        return holders is not CardHolders.Named
            && law[LawRule.BearerLeastMonths] is { } least
            && last < MembershipTerm.LastOfMonths(today, (int)least)
            ? new LawWantsLongerLife((int)least, law.Version)
            : null;
    }
}
