namespace Kite.Cards;

/// <summary>
/// Holds what is about to be posted against the law of the day, whoever asked for it and by
/// whatever way: a page, a program or a file.
/// </summary>
internal static class LawOfDraft
{
    /// <summary>Why the law lets it not be; null where it does.</summary>
    public static Refusal? Stops(Draft draft, IReadOnlyDictionary<Guid, OpenPurse> before)
    {
        foreach (var posting in draft.Postings)
        {
            var law = draft.LawOf(posting.Purse.Purse.Id);
            var no = posting.Kind switch
            {
                TransactionKind.TopUp => OfTender(posting, law.Law),
                TransactionKind.CashOut => OfCashOut(posting, law.Law),
                _ => null,
            };
            if (no is not null) return no;
            if (posting.Change.Coins > 0 && OfBalance(posting, law, before) is { } full)
                return full;
        }
        return null;
    }

    /// <summary>Why somebody must be known by name and document; null where nobody must.
    /// </summary>
    public static Refusal? AsksIdentity(Draft draft)
    {
        foreach (var posting in draft.Postings)
        {
            var law = draft.LawOf(posting.Purse.Purse.Id);
            var money = posting.Purse.Purse;
            switch (posting.Kind)
            {
                case TransactionKind.TopUp
                    when law.Law.Sum(law.IdentityFrom, money.Currency) is { } from
                        && posting.Change.Principal >= from:
                    return new LawAsksWhoPays(money.Money(from), law.Law.Version);
                case TransactionKind.CashOut when law.Law.Says(LawRule.RefundNeedsIdentity):
                    return new LawAsksWhoHandsBack(law.Law.Version);
            }
        }
        return null;
    }

    private static Refusal? OfTender(Posting posting, CardLaw law)
    {
        var money = posting.Purse.Purse;
        return law.Sum(LawRule.NoCashFrom, money.Currency) is { } from
            && posting.On(Account.Cash) is < 0 and var paid && -paid >= from
            ? new LawForbidsCash(money.Money(from), law.Version)
            : null;
    }

    private static Refusal? OfCashOut(Posting posting, CardLaw law)
    {
        var money = posting.Purse.Purse;
        var back = -posting.Change.Principal;
        if (law.Sum(LawRule.RefundBankAbove, money.Currency) is { } above && back > above
            && posting.On(Account.BankAccount) == 0)
        {
            return new LawWantsBankAccount(
                money.Money(above), money.Money(back), law.Version);
        }
        return law.Sum(LawRule.RefundCashMost, money.Currency) is { } most && back > most
            && posting.On(Account.Cash) != 0
            ? new LawLimitsCashBack(money.Money(most), money.Money(back), law.Version)
            : null;
    }

    // What it holds in the end counts: what goes first makes room for what comes.
    private static Refusal? OfBalance(
        Posting posting, PurseLaw law, IReadOnlyDictionary<Guid, OpenPurse> before)
    {
        var money = posting.Purse.Purse;
        var after = posting.Purse.Purse.Balance.Coins;
        if (law.Law.Sum(law.Most, money.Currency) is not { } most || after <= most) return null;

        var was = money.Money(before[money.Id].Purse.Balance.Coins);
        return law.IsNamed
            ? new LawLimitsNamedCard(money.Money(most), was, law.Law.Version)
            : new LawLimitsBearerCard(money.Money(most), was, law.Law.Version);
    }
}
