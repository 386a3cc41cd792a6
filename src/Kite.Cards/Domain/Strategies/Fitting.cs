namespace Kite.Cards;

/// <summary>Whether a bill is one that a strategy is for: asked before anything else.</summary>
internal static class Fitting
{
    /// <summary>Why the strategy does not hold for this bill; null where it may.</summary>
    public static WhyNot? WhyNotFor(StrategyInForce strategy, Cart cart, Occasion at)
    {
        var rules = strategy.Rules;
        return InWhen(rules.When, at)
            ?? InWhere(rules.Stores, at)
            ?? InWho(rules.Who, rules.Caps, cart.Guest)
            ?? InWhat(rules.What, cart)
            ?? InComparison(strategy, cart.Guest)
            ?? InCaps(rules.Caps, strategy.Used);
    }

    /// <summary>What it may still take off a bill.</summary>
    public static long Allowance(StrategyInForce strategy)
    {
        var (caps, used) = (strategy.Rules.Caps, strategy.Used);
        long[] ends =
        [
            caps.PerBillCoins ?? long.MaxValue,
            caps.PerGuestCoins - used.GuestCoins ?? long.MaxValue,
            caps.BudgetCoins - used.Coins ?? long.MaxValue,
        ];
        return Math.Max(0, ends.Min());
    }

    private static WhyNot? InWhen(WhenBought when, Occasion at) =>
        at.Day < when.FirstDay || at.Day > when.LastDay ? WhyNot.NotOnThisDay
        : Catalogue.SoldTimes.Hold(when.Times, at.Day, at.Hour) ? null
        : WhyNot.NotAtThisHour;

    private static WhyNot? InWhere(IReadOnlyList<int> stores, Occasion at) =>
        stores.Count > 0 && !stores.Contains(at.StoreNumber) ? WhyNot.NotInThisStore : null;

    private static WhyNot? InWho(WhoBuys who, Caps caps, Guest guest)
    {
        if ((who.Known || caps.CountsGuests) && !guest.IsKnown) return WhyNot.GuestIsUnknown;
        if (who.Segments.Count > 0 && !guest.Segments.Overlaps(who.Segments))
            return WhyNot.NotInSegment;
        if (who.CardKinds.Count > 0 && !guest.CardKinds.Overlaps(who.CardKinds))
            return WhyNot.HoldsNoSuchCard;
        if (who.Tags.Count > 0 && !guest.Tags.Overlaps(who.Tags)) return WhyNot.HasNoSuchTag;
        if (who.AsksForMembers && !guest.Memberships.Any(who.Takes))
            return WhyNot.IsNoSuchMember;

        return who.BirthdayWithin is { } days
            && (guest.DaysFromBirthday is not { } away || away > days)
            ? WhyNot.NoBirthday
            : null;
    }

    private static WhyNot? InWhat(WhatIsBought what, Cart cart)
    {
        if (cart.ListCoins < what.LeastBillCoins) return WhyNot.BillTooSmall;

        var meant = cart.Lines.Where(what.Holds).ToList();
        if (meant.Count == 0) return WhyNot.NothingOfItBought;
        return meant.Sum(l => l.ListCoins) < what.LeastSpendCoins ? WhyNot.TooLittleSpent : null;
    }

    private static WhyNot? InComparison(StrategyInForce strategy, Guest guest) =>
        guest.IsKnown && ComparisonGroup.Holds(
            strategy.Id, guest.Number, strategy.Rules.HoldOutPercent)
            ? WhyNot.InComparisonGroup
            : null;

    private static WhyNot? InCaps(Caps caps, StrategyUsed used)
    {
        if (used.Coins >= caps.BudgetCoins) return WhyNot.BudgetIsSpent;
        return used.GuestCoins >= caps.PerGuestCoins || used.GuestUses >= caps.UsesPerGuest
            ? WhyNot.GuestHadEnough
            : null;
    }
}
