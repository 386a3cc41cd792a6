namespace Kite.Cards;

/// <summary>A guest pays in, and is given something on top.</summary>
internal sealed record TopUp(Guid PurseId, Share Given, Tender Tender, LotTerms Terms)
    : Deed(PurseId)
{
    /// <summary>What the purse may hold at most.</summary>
    public long Most { get; init; } = Purse.MostCoins;

    public override Refusal? Do(Draft draft)
    {
        if (Given.Principal <= 0 || Given.Bonus < 0) return new AmountMustBeAboveNothing();
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();
        if (purse.Purse.Balance.Coins > Most - Given.Coins)
            return new TooMuchForPurse(purse.Money(Most), purse.Money(purse.Purse.Balance.Coins));

        var posting = new Posting(TransactionKind.TopUp, purse);
        purse.Put(posting, Given, Terms with { IssuedOn = draft.Day });
        posting.OnHouse(Tender.Account, -Given.Principal);
        posting.OnHouse(Account.Promotion, -Given.Bonus);
        draft.Post(posting);
        return null;
    }
}

/// <summary>A guest pays a bill from the purse.</summary>
internal sealed record Payment(Guid PurseId, long Coins) : Deed(PurseId)
{
    public override Refusal? Do(Draft draft)
    {
        if (Coins <= 0) return new AmountMustBeAboveNothing();
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();
        if (draft.SeatOf(PurseId) is { } seat
            && draft.Limits.Spend(seat, draft.Day, Coins, purse.Money) is { } over) return over;
        if (purse.Short(Coins) is { } tooLittle) return tooLittle;

        var posting = new Posting(TransactionKind.Payment, purse);
        purse.Take(posting, Coins);
        posting.OnHouse(Account.Sales, Coins);
        draft.Post(posting);
        return null;
    }
}

/// <summary>A guest's purse is emptied: what was paid in is handed back, the gift is void.
/// </summary>
internal sealed record CashOut(Guid PurseId, Tender Tender) : Deed(PurseId)
{
    public override Refusal? Do(Draft draft)
    {
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();
        if (draft.SeatOf(PurseId) is not null) return new CardOnlyPaysBills();
        if (purse.Purse.PrincipalCoins == 0) return new NothingToHandBack();

        var posting = new Posting(TransactionKind.CashOut, purse);
        foreach (var lot in purse.Lots.Where(l => l.Left.Coins > 0).ToList())
        {
            purse.ChangeAnew(posting, lot, -lot.Left);
            posting.OnHouse(Tender.Account, lot.PrincipalLeftCoins);
            posting.OnHouse(Account.Promotion, lot.BonusLeftCoins);
        }
        draft.Post(posting);
        return null;
    }
}

/// <summary>Something is put right by hand: so much more or less of each part.</summary>
internal sealed record Adjustment(Guid PurseId, Share Gained, LotTerms Terms) : Deed(PurseId)
{
    public override Refusal? Do(Draft draft)
    {
        if (Gained is { Principal: 0, Bonus: 0 }) return new AmountMustBeAboveNothing();
        if (draft.Purse(PurseId) is not { } purse) return new NoSuchPurse();
        var after = purse.Purse.Balance + Gained;
        if (after.Principal < 0 || after.Bonus < 0)
        {
            return new TooLittleInPurse(
                purse.Money(purse.Purse.Balance.Coins), purse.Money(-Gained.Coins));
        }
        if (after.Coins > Purse.MostCoins)
        {
            return new TooMuchForPurse(
                purse.Money(Purse.MostCoins), purse.Money(purse.Purse.Balance.Coins));
        }

        var posting = new Posting(TransactionKind.Adjustment, purse);
        var more = new Share(Math.Max(0, Gained.Principal), Math.Max(0, Gained.Bonus));
        if (more.Coins > 0) purse.Put(posting, more, Terms with { IssuedOn = draft.Day });
        Less(purse, posting, more - Gained);
        posting.OnHouse(Account.Correction, -Gained.Coins);
        draft.Post(posting);
        return null;
    }

    private static void Less(OpenPurse purse, Posting posting, Share less)
    {
        foreach (var lot in purse.Lots.ToList())
        {
            var from = new Share(
                Math.Min(less.Principal, lot.PrincipalLeftCoins),
                Math.Min(less.Bonus, lot.BonusLeftCoins));
            if (from.Coins == 0) continue;
            purse.ChangeAnew(posting, lot, -from);
            less -= from;
        }
    }
}

/// <summary>Money goes from one purse into another, lot by lot, each with its own rules.</summary>
internal sealed record Transfer(Guid PurseId, Guid To, long? Coins) : Deed(PurseId)
{
    public override IEnumerable<Guid> Purses => [PurseId, To];

    public override Refusal? Do(Draft draft)
    {
        if (PurseId == To) return new PursesAreTheSame();
        if (draft.Purse(PurseId) is not { } from) return new NoSuchPurse();
        if (draft.Purse(To) is not { } to) return new NoSuchPurse();
        if (draft.SeatOf(PurseId) is not null) return new CardOnlyPaysBills();
        if (from.Purse.Currency != to.Purse.Currency) return new PursesDifferInCurrency();

        var coins = Coins ?? from.Purse.Balance.Coins;
        if (coins <= 0) return new AmountMustBeAboveNothing();
        if (from.Short(coins) is { } tooLittle) return tooLittle;
        if (to.Purse.Balance.Coins > Purse.MostCoins - coins)
        {
            return new TooMuchForPurse(
                to.Money(Purse.MostCoins), to.Money(to.Purse.Balance.Coins));
        }

        var shares = from.Shares(coins);
        var leaves = new Posting(TransactionKind.TransferOut, from);
        var comes = new Posting(TransactionKind.TransferIn, to) { RelatesToId = leaves.Id };
        leaves.RelatesToId = comes.Id;
        from.Take(leaves, coins);
        leaves.OnHouse(Account.Transit, coins);
        foreach (var (lot, share) in shares) to.Put(comes, share, lot.Terms);
        comes.OnHouse(Account.Transit, -coins);
        draft.Post(leaves);
        draft.Post(comes);
        return null;
    }
}
