namespace Kite.Cards;

/// <summary>A member pays the fee: it is owed in days of membership until they are over.</summary>
internal sealed record MembershipFee(Guid PurseId, long Coins, Tender Tender) : Deed(PurseId)
{
    public override Refusal? Do(Draft draft)
    {
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();

        var posting = new Posting(TransactionKind.MembershipFee, purse);
        posting.OnHouse(Tender.Account, -Coins);
        posting.OnHouse(Account.DeferredMembership, Coins);
        draft.Post(posting);
        return null;
    }
}

/// <summary>Days of membership are over: their part of the fee is income.</summary>
internal sealed record MembershipEarned(Guid PurseId, long Coins) : Deed(PurseId)
{
    public override Refusal? Do(Draft draft)
    {
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();

        var posting = new Posting(TransactionKind.MembershipIncome, purse);
        posting.OnHouse(Account.DeferredMembership, -Coins);
        posting.OnHouse(Account.MembershipIncome, Coins);
        draft.Post(posting);
        return null;
    }
}

/// <summary>
/// A membership ends before its time: what is earned by then is income, the rest goes back.
/// </summary>
internal sealed record MembershipRefund(Guid PurseId, long Earned, long Back, Tender Tender)
    : Deed(PurseId)
{
    public override Refusal? Do(Draft draft)
    {
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();

        var posting = new Posting(TransactionKind.MembershipRefund, purse);
        posting.OnHouse(Account.DeferredMembership, -(Earned + Back));
        posting.OnHouse(Account.MembershipIncome, Earned);
        posting.OnHouse(Tender.Account, Back);
        draft.Post(posting);
        return null;
    }
}
