using Kite.Cards;
using Kite.Catalogue;
using Kite.Customers;

namespace Kite.Sales;

/// <summary>
/// Works out what a bill comes to, by the catalogue's one answer to what a product costs whom and
/// when, less what strategies take off for the way in which it is paid; a quote and the checkout
/// ask it alike.
/// </summary>
internal sealed class ReckonBill(
    KiteDb db, CardTill cards, CouponTill coupons, MembershipDesk members,
    StrategyDesk strategies, TimeProvider clock)
{
    public async Task<Result<Reckoned>> Run(
        Asker asker, CheckoutFacts facts, CancellationToken cancel)
    {
        if (facts.Till is not { } number) return new BadInput("till", new TillIsMissing());
        var till = await db.For(asker).TillAsync(number, cancel);
        if (till is null) return new BadInput("till", new NoSuchTill($"{number}"));
        if (till.IsRetired) return new BadInput("till", new TillIsRetired(number));
        if (PlainFaults(facts).ToList() is { Count: > 0 } plain) return new BadInput(plain);

        var store = (await db.StoresAsync(cancel)).Single(s => s.Number == till.StoreNumber);
        var business = await db.BusinessAsync(cancel);
        if (facts.Guest?.Phone?.Trim() is { Length: > 0 } phone
            && Phone.Read(phone, business.Region) is null)
        {
            return new BadInput("guest", new GuestIsUnfit());
        }
        var at = clock.GetUtcNow();
        var day = store.BusinessDay.Of(at);
        var buyer = await Buyer(facts, cancel);
        if (buyer.Refusal is { } stranger) return stranger;

        // Who is a member pays member prices; it is found here and never said by a till.
        var isMember = await members.Holding(buyer.Value.Id, facts.Card, day, cancel)
            is { GivesMemberPrices: true };
        var items = await new ItemsOfCart(db).Run(
            facts.Lines!, new(store, at, business.Currency, buyer.Value.Id, isMember), cancel);
        if (items.Refusal is { } unfit) return unfit;
        if (items.Value.Items.Sum(i => i.Amount.Coins) > Purchase.MostCoins)
            return new BadInput("lines", new OutOfRange(0, Purchase.MostCoins));

        var tenders = await Tenders(facts, day, business.Currency, cancel);
        if (tenders.Refusal is { } unpaid) return unpaid;
        var shown = await Coupons(
            asker, facts, new(new(0, business.Currency), store, day), buyer.Value.Id, cancel);
        if (shown.Refusal is { } worthless) return worthless;
        var cart = await Discounted(
            items.Value.Items, new(store, at, business.Currency, [])
            {
                CustomerId = buyer.Value.Id,
                CardNumber = facts.Card,
                Coupons = shown.Value.Coupons,
            },
            tenders.Value.FromBalance, cancel);
        var reckoned = new Reckoned(
            till, store, day, at, buyer.Value.Number, cart, tenders.Value.Tenders)
        {
            IsMember = isMember,
            EarningCard = await cards.CardThatEarns(
                facts.Card, buyer.Value.Id, business.Currency, cancel),
        };
        var total = reckoned.Bill.Total;
        if (total.Coins > Purchase.MostCoins)
            return new BadInput("lines", new OutOfRange(0, Purchase.MostCoins));
        return reckoned.Tendered.Coins > total.Coins
            ? new BadInput("tenders", new TendersDoNotAddUp(reckoned.Tendered, total))
            : reckoned;
    }

    private async Task<DiscountedCart> Discounted(
        IReadOnlyList<BillItem> items, StrategyCart cart, TenderPlan plan,
        CancellationToken cancel)
    {
        var bill = await strategies.OpenAsync(
            cart with
            {
                Lines =
                [
                    .. items.Select((item, i) => new Cards.CartLine(
                        i + 1, item.Product?.Code ?? "", item.Product?.Category ?? "",
                        item.QuantityThousandths, item.Amount.Coins)
                    {
                        OnTop = item.Tax is { IsIncluded: false } tax ? tax : null,
                    }),
                ],
            },
            cancel);
        return new(items, bill, bill.Price(plan), cart.Currency);
    }

    private sealed record Shown(CouponsShown? Coupons);

    private async Task<Result<Shown>> Coupons(
        Asker asker, CheckoutFacts facts, CouponBill bill, Guid? customer,
        CancellationToken cancel)
    {
        if (facts.Coupons is null or []) return new Shown(null);
        var shown = await coupons.Show(asker, facts.Coupons, bill, customer, cancel);
        return shown.Refusal is { } no ? CouponsOfBill.AtField(no) : new Shown(shown.Value);
    }

    private sealed record Found(Guid? Id, long? Number);

    private sealed record Plan(IReadOnlyList<PlannedTender> Tenders)
    {
        public TenderPlan FromBalance => new(Tenders
            .Where(t => t.Kind is TenderKind.StoredValue).Sum(t => t.Amount.Coins));
    }

    // The customer goes before the holder of the card: someone may pay with a friend's.
    private async Task<Result<Found>> Buyer(CheckoutFacts facts, CancellationToken cancel)
    {
        var number = facts.Customer;
        if (facts.Card is { } card)
        {
            var shown = await cards.Find(card, cancel);
            if (shown.Refusal is { } no) return new BadInput("card", no);
            number ??= shown.Value.CustomerNumber;
        }
        if (number is not { } known) return new Found(null, null);

        var buyer = known > 0 ? await db.SurvivorFor(known, cancel) : null;
        return buyer is null
            ? new BadInput("customer", new NoSuchCustomer($"{known}"))
            : new Found(buyer.Customer.Id, known);
    }

    private async Task<Result<Plan>> Tenders(
        CheckoutFacts facts, DateOnly day, Currency currency, CancellationToken cancel)
    {
        var planned = new List<PlannedTender>();
        foreach (var (tender, number) in (facts.Tenders ?? []).Select((t, i) => (t, i + 1)))
        {
            var one = tender?.Kind is TenderKind.Points
                ? await ByPoints(facts, tender, number, day, currency, cancel)
                : await Tender(facts, tender, number, currency, cancel);
            if (one.Refusal is { } no) return new BadInput("tenders", no);
            planned.Add(one.Value);
        }
        return new Plan(planned);
    }

    private async Task<Result<PlannedTender>> Tender(
        CheckoutFacts facts, TenderFacts? tender, int number, Currency currency,
        CancellationToken cancel)
    {
        if (tender is not { Kind: { } kind, Amount: { } amount }
            || amount.Currency != currency || tender.Points is not null
            || amount.Coins is <= 0 or > Purchase.MostCoins)
        {
            return new TenderIsUnfit(number);
        }
        if (tender.Given is { } given && (kind is not TenderKind.Cash
            || given.Currency != currency
            || given.Coins > Purchase.MostCoins || given.Coins < amount.Coins))
        {
            return new GivenIsUnfit(number);
        }
        if (kind is not TenderKind.StoredValue)
            return new PlannedTender(kind, amount, tender.Given, null, null);

        if ((tender.Card ?? facts.Card) is not { } card) return new TenderNeedsCard(number);
        var shown = await cards.Find(card, cancel);
        if (shown.Refusal is { } no) return no;
        return shown.Value.Currency == currency
            ? new PlannedTender(kind, amount, null, shown.Value, tender.Pin)
            : new CardIsInAnotherCurrency(currency.Code, shown.Value.Currency.Code);
    }

    // The server says what the points are worth; a till that names another amount is stopped.
    private async Task<Result<PlannedTender>> ByPoints(
        CheckoutFacts facts, TenderFacts tender, int number, DateOnly day, Currency currency,
        CancellationToken cancel)
    {
        if (tender is not { Points: { } points, Given: null }) return new TenderIsUnfit(number);
        if ((tender.Card ?? facts.Card) is not { } card) return new TenderNeedsCard(number);

        var shown = await cards.Find(card, cancel);
        if (shown.Refusal is { } no) return no;
        var worth = await cards.WorthOf(card, points, day, cancel);
        if (worth.Refusal is { } nothing) return nothing;
        if (worth.Value.Currency != currency)
            return new CardIsInAnotherCurrency(currency.Code, worth.Value.Currency.Code);
        return tender.Amount is { } said && said != worth.Value
            ? new PointsAreWorth(number, worth.Value)
            : new PlannedTender(
                TenderKind.Points, worth.Value, null, shown.Value, tender.Pin, points);
    }

    private static IEnumerable<Fault> PlainFaults(CheckoutFacts facts)
    {
        var isNamed = facts.Customer is not null || facts.Card is not null;
        if (facts.Lines is null or []) yield return new("lines", new BillIsEmpty());
        if (facts.Lines?.Count > PurchaseLine.Most)
            yield return new("lines", new TooManyLines(PurchaseLine.Most));
        if (facts.Tenders?.Count > CheckoutFacts.MostTenders)
            yield return new("tenders", new OutOfRange(0, CheckoutFacts.MostTenders));
        if (facts.Seals?.Count > CheckoutFacts.MostTenders)
            yield return new("seals", new OutOfRange(0, CheckoutFacts.MostTenders));
        if (facts.Guest is not null && isNamed) yield return new("guest", new GuestIsKnown());
        if (facts.Guest?.PostalCode?.Length > 20 || facts.Guest?.Phone?.Length > 60)
            yield return new("guest", new GuestIsUnfit());
        if (facts.StockReason?.Trim().Length > CheckoutFacts.LongestReason)
        {
            yield return new(
                "stockReason", new StockReasonIsTooLong(CheckoutFacts.LongestReason));
        }
    }
}
