namespace Kite.Cards;

/// <summary>What is over by now goes from the purse, and nothing else happens.</summary>
internal sealed record Lapse(Guid PurseId) : Deed(PurseId)
{
    public override Refusal? Do(Draft draft)
    {
        if (draft.Purse(PurseId) is null) return new NoSuchPurse();
        if (draft.Postings.Count == 0) return new NothingHasLapsed();

        draft.TellOfLapse();
        return null;
    }
}
