using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// What tills ask of the cards: whose one is and what it holds; and whatever a bill does with
/// them, all in one commit of the books or nothing.
/// </summary>
public sealed class CardTill
{
    private readonly KiteDb db;
    private readonly CardDesk desk;
    private readonly PinGate pins;
    private readonly PointDesk points;
    private readonly TheBooks books;
    private readonly SealsOfBill seals;

    internal CardTill(
        KiteDb db, CardDesk desk, PinGate pins, PointDesk points, TheBooks books,
        SealsOfBill seals) =>
        (this.db, this.desk, this.pins, this.points, this.books, this.seals) =
        (db, desk, pins, points, books, seals);

    /// <summary>The card of this number; refused where nothing is taken from it.</summary>
    public async Task<Result<CardShown>> Find(long number, CancellationToken cancel)
    {
        var found = await InHand(number, CardUse.Spend, cancel);
        if (found.Refusal is { } no) return no;

        var (card, kind) = (found.Value.Card, found.Value.Kind);
        return new CardShown(
            card.Number, kind.Name, kind.Money, kind.NeedsPin, card.CustomerNumber);
    }

    /// <summary>What can be spent from a card on this day, by its limits where it has any; none
    /// for who may not know.</summary>
    public async Task<Money?> OnCard(
        Asker asker, long number, DateOnly day, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return null;

        var cards = db.Cards.Where(c => c.Number == number);
        var there = await db.Purses.AsNoTracking()
            .Join(cards, p => p.Id, c => c.PurseId, (Purse, c) => new { Purse, c.SeatId })
            .SingleOrDefaultAsync(cancel);
        if (there is null) return null;

        var onIt = await Spendable(there.Purse, day, cancel);
        if (there.SeatId is not { } seat) return onIt;
        var left = (await db.SeatsOn(day, [seat], isNamed: false, cancel))[seat].Left;
        return left?.Coins < onIt.Coins ? left : onIt;
    }

    // What is over by now is worth nothing, though nobody has posted it yet.
    private async Task<Money> Spendable(Purse purse, DateOnly day, CancellationToken cancel)
    {
        var over = await db.Lots.AsNoTracking()
            .Where(l => l.PurseId == purse.Id
                && ((l.BonusUntil < day && l.BonusLeftCoins > 0)
                    || (l.ValueUntil < day && l.PrincipalLeftCoins > 0)))
            .ToListAsync(cancel);
        var law = over.Count == 0
            ? PurseLaw.None
            : (await db.LawsOf(cancel, purse.Id)).On(day, purse.Id);
        return purse.Money(
            purse.Balance.Coins - over.Sum(l => l.Over(l.Left, day, law).Coins));
    }

    /// <summary>What so many points of a card are worth on this day; nothing is spent.</summary>
    public async Task<Result<Money>> WorthOf(
        long number, long spent, DateOnly day, CancellationToken cancel)
    {
        if (spent is <= 0 or > Purse.MostPoints) return new AmountMustBeAboveNothing();
        var found = await InHand(number, CardUse.Spend, cancel);
        if (found.Refusal is { } no) return no;

        var rule = await WorthRule(found.Value, day, cancel);
        if (rule is null) return new PointsAreWorthNothing();
        var (times, odd) = Math.DivRem(spent, rule.Points);
        if (odd != 0) return new PointsAreNoMultiple(rule.Points);
        var coins = (Int128)times * rule.EveryCoins;
        return coins > Purse.MostCoins
            ? new OutOfRange(1, Purse.MostPoints)
            : found.Value.Money((long)coins);
    }

    /// <summary>
    /// The fewest points of a card that can be spent on this day, and what they are worth; any
    /// multiple of them can be, too. None where they are worth nothing.
    /// </summary>
    public async Task<(long Points, Money Worth)?> PointStep(
        long number, DateOnly day, CancellationToken cancel)
    {
        var found = await InHand(number, CardUse.Spend, cancel);
        if (found.Refusal is not null) return null;
        return await WorthRule(found.Value, day, cancel) is { } rule
            ? (rule.Points, found.Value.Money(rule.EveryCoins))
            : null;
    }

    private async Task<PointRule?> WorthRule(
        CardInHand card, DateOnly day, CancellationToken cancel) =>
        Worth.On(await points.Rules(cancel), day, card.Kind.Id, card.Kind.Currency);

    /// <summary>
    /// The card onto which the points of a purchase go: the one that was shown, where it is the
    /// customer's, nobody's or of a company account; else the customer's oldest in use. None where
    /// no rule gives any.
    /// </summary>
    public async Task<long?> CardThatEarns(
        long? shown, Guid? customer, Currency money, CancellationToken cancel)
    {
        if (!await db.PointRules.AnyAsync(cancel)) return null;

        var kinds = db.CardKinds.Where(k => k.Currency == money.Code);
        var inUse = db.Cards.AsNoTracking().Where(
            c => c.State == CardState.Active && kinds.Any(k => k.Id == c.KindId));
        return await inUse
            .Where(c => c.Number == shown
                && (c.CustomerId == null || customer == null || c.CustomerId == customer
                    || c.AccountNumber != null))
            .Select(c => (long?)c.Number).SingleOrDefaultAsync(cancel)
            ?? await inUse
                .Where(c => customer != null && c.CustomerId == customer
                    && c.AccountNumber == null)
                .OrderBy(c => c.Number).Select(c => (long?)c.Number).FirstOrDefaultAsync(cancel);
    }

    /// <summary>
    /// Does all of it, with what is written alongside; under a key that is known nothing is done.
    /// </summary>
    public async Task<Result<Done>> Settle(CardsOfBill bill, CancellationToken cancel)
    {
        var takes = bill.Parts.Count + bill.Back.Count > 0;
        if (takes && !bill.Asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var signed = await seals.Signed(bill);
        if (signed.Refusal is { } unsigned) return unsigned;
        var (deeds, uses) = (new List<Deed>(), new List<CardUsed>());
        var paying = new List<CardInHand>();
        foreach (var part in bill.Parts)
        {
            var found = await Payable(part, cancel);
            if (found.Refusal is { } no) return no;
            var by = Used(found.Value, CardUse.Spend);
            paying.Add(found.Value);
            deeds.Add(part.Points is { } spent
                ? new Redeem(by.PurseId, spent, found.Value.Kind.Id)
                {
                    Rules = await points.Rules(cancel),
                    By = by,
                }
                : new Payment(by.PurseId, part.Amount.Coins) { By = by });
            uses.Add(by);
        }
        foreach (var back in bill.Back)
        {
            var found = await InHand(back.Card, CardUse.GiveBack, cancel);
            if (found.Refusal is { } no) return no;
            var by = Used(found.Value, CardUse.GiveBack);
            deeds.Add(back.Points is { } spent
                ? new ReturnPoints(by.PurseId, back.Payment, spent) { By = by }
                : new Refund(by.PurseId, back.Payment, back.Amount.Coins) { By = by });
            uses.Add(by);
        }
        if (await OfPoints(bill, deeds, uses, cancel) is { } unfit) return unfit;
        if (deeds.Count == 0) return await WithoutCards(bill, cancel);

        var posted = await books.Post(
            new(deeds.Count == 1 ? deeds[0] : new Together(deeds), bill.Asker, bill.Store)
            {
                Key = bill.Key,
                Asked = bill.Asked,
                Uses = [.. uses.DistinctBy(u => (u.CardId, u.Use))],
                Reason = bill.Reason,
                Alongside = seals.Along(bill, paying, signed.Value),
            });
        await seals.Catch(bill, paying, posted.Refusal);
        return posted.Refusal is { } refused ? refused : Done.It;
    }

    private async Task<Result<Done>> WithoutCards(CardsOfBill bill, CancellationToken cancel)
    {
        await using var whole = await db.Database.BeginTransactionAsync(cancel);
        if (await bill.Alongside(db, null) is { } no) return no;

        await whole.CommitAsync(cancel);
        return Done.It;
    }

    private async Task<Refusal?> OfPoints(
        CardsOfBill bill, List<Deed> deeds, List<CardUsed> uses, CancellationToken cancel)
    {
        if (bill.Earns is { } earns)
        {
            var found = await InHand(earns.Card, CardUse.Spend, cancel);
            if (found.Refusal is { } no) return no;
            var by = Used(found.Value, CardUse.Spend);
            var earning = await points.Earning(
                found.Value, bill.Store, new(earns.Amount.Coins, earns.Lines), cancel);
            deeds.Add(earning with { By = by });
            uses.Add(by);
        }
        if (bill.EarningBack is { } back)
        {
            var found = await InHand(back.Card, CardUse.GiveBack, cancel);
            // A card that was handed back holds no points any more.
            if (found.Refusal is CardIsClosed) return null;
            if (found.Refusal is { } no) return no;
            var by = Used(found.Value, CardUse.GiveBack);
            var taken = await points.Return(
                found.Value, bill.Store, back.Earning, new(back.Amount.Coins, back.Lines),
                cancel);
            deeds.Add(taken with { By = by });
            uses.Add(by);
        }
        return null;
    }

    private async Task<Result<CardInHand>> Payable(CardPart part, CancellationToken cancel)
    {
        var found = await InHand(part.Card, CardUse.Spend, cancel);
        if (found.Refusal is not null) return found;
        if (CardDesk.FaultIn(part.Amount, found.Value.Kind) is { } unfit)
            return new BadInput([unfit]);
        return await pins.Check(found.Value, part.Pin, cancel) is { } barred ? barred : found;
    }

    private async Task<Result<CardInHand>> InHand(
        long number, CardUse use, CancellationToken cancel)
    {
        var found = await desk.Find(number, cancel);
        // What comes back goes to the card that opens the same purse now.
        while (use is CardUse.GiveBack && found.Refusal is null
            && found.Value.Card is { State: CardState.Replaced, ReplacedBy: { } next })
        {
            found = await desk.Find(next, cancel);
        }
        if (found.Refusal is not null) return found;
        return found.Value.Card.Stops(use) is { } stopped ? stopped : found;
    }

    private static CardUsed Used(CardInHand found, CardUse use) =>
        CardUsed.Of(found.Card, use);
}
