namespace Kite.Cards;

/// <summary>
/// What has lapsed in a purse is given back to whoever asks, where the law says so; it does not
/// lapse again.
/// </summary>
internal sealed record Reactivation(Guid PurseId, LotTerms Terms) : Deed(PurseId)
{
    public override IEnumerable<Guid> Lapsed => [PurseId];

    public override Refusal? Do(Draft draft)
    {
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();
        if (!draft.LawOf(PurseId).Law.Says(LawRule.GivesLapsedBack))
            return new LapsedStaysLapsed();
        var back = draft.LapsedIn(PurseId);
        if (back.Coins == 0) return new NothingLapsedHere();

        var posting = new Posting(TransactionKind.Reactivation, purse);
        purse.Put(posting, back, Terms.ForGood());
        posting.OnHouse(Account.Breakage, Account.Promotion, -back);
        draft.Post(posting);
        return null;
    }
}
