using Kite.Catalogue;
using Kite.Customers;

namespace Kite.Cards;

/// <summary>A sale that was looked at: what is opened by it, and what goes onto it.</summary>
internal sealed record CardSale(
    CardSaleFacts Facts, CardKind Kind, MembershipPlan? Plan, Member Member, Opened Opens,
    Deed Deed, Store Store)
{
    public CardUsed Used => CardUsed.Of(Opens.Card, CardUse.Spend);
}

/// <summary>
/// Makes a card's sale ready, and puts the card and the membership down in the commit of the
/// money.
/// </summary>
internal sealed class SaleOfCard(KiteDb db, CardDesk desk, MasterKeys masters, TimeProvider clock)
{
    public async Task<Result<CardSale>> Ready(CardSaleFacts facts, CancellationToken cancel)
    {
        var found = await IssueCard.KindOf(db, facts.KindId, cancel);
        if (found.Refusal is { } unknown) return unknown;
        var kind = found.Value;
        var plan = facts.PlanId is { } id ? await db.NewestPlan(id, cancel) : null;
        if (Faults(facts, kind, plan).ToList() is { Count: > 0 } faults)
            return new BadInput(faults);
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        var survivor = facts.CustomerNumber is { } number and > 0
            ? await db.SurvivorFor(number, cancel)
            : null;
        if (facts.CustomerNumber is not null && survivor is null)
        {
            return new BadInput(
                "customerNumber", new NoSuchCustomer($"{facts.CustomerNumber}"));
        }

        var at = clock.GetUtcNow();
        var opens = Opens(kind, store.Value, survivor, at);
        var member = new Member(
            survivor?.Customer.Id, survivor?.Customer.Number, opens.Purse.Id)
        {
            RecordedUnder = survivor?.RecordedUnder ?? 0,
        };
        var day = store.Value.BusinessDay.Of(at);
        if (plan is not null)
        {
            var next = await db.NextTermOf(member, plan, day, cancel);
            if (next.Refusal is { } still) return still;
        }
        return new CardSale(
            facts, kind, plan, member, opens, DeedOf(facts, kind, plan, opens, day),
            store.Value);
    }

    /// <summary>The card, its PIN and the membership; where one of them cannot be, none is.
    /// </summary>
    public async Task<Refusal?> PutDown(KiteDb rows, Asker asker, CardSale sale, Moved moved)
    {
        // The position first, as whoever merges customers takes it: nobody waits in a circle.
        await Counter.Take(rows, Counter.Purchases, 0, default);
        rows.For(asker).Add(sale.Opens.Purse with { });
        var card = await CardBook.New(
            rows, sale.Kind.Id, sale.Opens.Purse.Id, sale.Store.Number, moved.Told.At, default,
            id: sale.Opens.Card.Id);
        card.LastDay = sale.Kind.LastDay(moved.Told.Day);
        if (sale.Facts.CustomerNumber is { } number
            && await CardBook.Give(rows, card, number, default) is { } nobody)
        {
            return new BadInput("customerNumber", nobody);
        }
        rows.Add(card);
        if (sale.Facts.Pin is { } pin)
            await new PinGate(rows, masters, clock).Set(card.Id, pin, default);
        await rows.SaveChangesAsync();
        if (sale.Plan is not { } plan) return null;

        var fee = moved.All.First(t => t.Kind is TransactionKind.MembershipFee);
        return await SellMembership.PutDown(
            rows, new(plan, sale.Member, card, sale.Store), sale.Facts.Tender!.Value, fee);
    }

    // Whoever decides what the law asks must know whose it is; its number it gets in the commit.
    private static Opened Opens(
        CardKind kind, Store store, Survivor? holder, DateTimeOffset at)
    {
        var purse = new Purse { Currency = kind.Currency, OpenedAt = at };
        return new(purse, new()
        {
            KindId = kind.Id,
            PurseId = purse.Id,
            StoreNumber = store.Number,
            IssuedAt = at,
            CustomerId = holder?.Customer.Id,
            CustomerNumber = holder?.Customer.Number,
        });
    }

    private static Deed DeedOf(
        CardSaleFacts facts, CardKind kind, MembershipPlan? plan, Opened opens, DateOnly day)
    {
        var (purse, tender) = (opens.Purse.Id, facts.Tender!.Value);
        var deeds = new List<Deed>();
        if (plan is not null) deeds.Add(new MembershipFee(purse, plan.FeeCoins, tender));
        if (facts.TopUp is { } paid)
        {
            deeds.Add(new TopUp(
                purse, new(paid.Coins, kind.BonusFor(paid.Coins)), tender, kind.TermsOn(day))
            {
                Most = kind.MostBalanceCoins,
            });
        }
        return deeds.Count == 1 ? deeds[0] : new Together(deeds);
    }

    private static IEnumerable<Fault> Faults(
        CardSaleFacts facts, CardKind kind, MembershipPlan? plan)
    {
        if (IssueCard.FaultIn(new(kind.Id, facts.CustomerNumber), kind) is { } unfitting)
        {
            foreach (var fault in unfitting.Faults) yield return fault;
        }
        if (facts.Pin is { } pin && CardPin.Unfit(pin) is { } unfit) yield return new("pin", unfit);
        if (CardDesk.FaultIn(facts.Reference) is { } tooLong) yield return tooLong;
        if (facts.Tender is null) yield return new("tender", new TenderIsMissing());
        if (facts.PlanId is null && facts.TopUp is null)
            yield return new("topUp", new SumIsMissing());
        if (facts.PlanId is not null && plan is null)
            yield return new("planId", new NoSuchMembershipPlan($"{facts.PlanId}"));
        if (plan is { IsSold: false }) yield return new("planId", new PlanIsSoldNoMore(plan.Name));
        if (plan is not null && plan.Currency != kind.Currency)
        {
            yield return new(
                "planId", new CardIsInAnotherCurrency(plan.Currency, kind.Currency));
        }
        if (facts.TopUp is null) yield break;
        foreach (var fault in TopUpCard.Faults(new(facts.TopUp, facts.Tender), kind, "-")
            .Where(f => f.Field == "amount"))
        {
            yield return fault with { Field = "topUp" };
        }
    }
}
