namespace Kite.Cards;

/// <summary>
/// Deeds of one bill, such as a payment and the points for it: all are done in their order, or
/// none. The asker is told of the first one; the others name it.
/// </summary>
internal sealed record Together(IReadOnlyList<Deed> Deeds) : Deed(Deeds[0].PurseId)
{
    public override IEnumerable<Guid> Purses => Deeds.SelectMany(d => d.Purses).Distinct();

    public override IEnumerable<Guid> Refunds => Deeds.SelectMany(d => d.Refunds);

    public override IEnumerable<PurchasesAsked> Purchases => Deeds.SelectMany(d => d.Purchases);

    public override IEnumerable<Guid> Lapsed => Deeds.SelectMany(d => d.Lapsed);

    public override Refusal? Do(Draft draft)
    {
        // What was given back so far is looked up once: a second part would not see the first.
        if (Refunds.Distinct().Count() != Refunds.Count())
            throw new InvalidOperationException("One bill gives the same payment back twice.");
        return Deeds.Select(draft.Do).FirstOrDefault(no => no is not null);
    }
}
