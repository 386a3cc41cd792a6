using System.Globalization;
using Kite.Cards;
using Kite.Catalogue;
using Kite.Customers;

namespace Kite.Sales;

/// <summary>What a scanner read at a till: something to sell, a coupon, or whom it is sold to.
/// </summary>
public sealed record FoundAtTill(
    ProductView? Product = null, string? Coupon = null, TillGuest? Guest = null);

/// <summary>Nothing that is sold, no card and no customer is called so.</summary>
public sealed record NothingIsCalledSo(string Written) : NotFound;

/// <summary>Finds what is scanned at a till, and who stands there.</summary>
public sealed class FindAtTill(
    KiteDb db, ListCards cards, ShowCard card, ShowCustomer customers, MatchCustomers match,
    CardTill tills, MembershipDesk members, ReadSeal seals, TimeProvider clock)
{
    /// <summary>A product goes before a coupon, that before a card, and a card before a
    /// customer.</summary>
    public async Task<Result<FoundAtTill>> Run(
        Asker asker, string word, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        var written = word.Trim();
        if (await Product(written, cancel) is { } product) return new FoundAtTill(product);
        if (CouponTill.CodeIn(written) is { } coupon) return new FoundAtTill(Coupon: coupon);

        var guest = await Guest(asker, written, cancel);
        return guest is null
            ? new NothingIsCalledSo(written)
            : new FoundAtTill(Guest: guest);
    }

    /// <summary>The product of this very code or barcode.</summary>
    public async Task<ProductView?> Product(string word, CancellationToken cancel) =>
        (await db.GoodsAsync([word.Trim()], cancel))[0];

    /// <summary>Who shows this card, or is the only one whom these words fit.</summary>
    public async Task<TillGuest?> Guest(Asker asker, string word, CancellationToken cancel)
    {
        if (await Shown(asker, word, cancel) is { } shown) return shown;

        var best = await match.Run(asker, word, cancel);
        return best is { Refusal: null, Value.Items: [var only] }
            ? await Known(asker, only.Number, cancel)
            : null;
    }

    /// <summary>
    /// Who shows a card that carries data: what it carries is held against the books. Where a
    /// second person may let it pass it is shown, with what is wrong.
    /// </summary>
    public async Task<Result<TillGuest>> Carried(
        Asker asker, string word, int store, CancellationToken cancel)
    {
        var read = await seals.Run(asker, new(word, store), cancel);
        var number = read.Refusal switch
        {
            null => read.Value.Card.Number,
            SealIsOld old => old.Number,
            SealIsCopied copied => copied.Number,
            SealIsBeyondBooks beyond => beyond.Number,
            _ => (long?)null,
        };
        if (number is null) return read.Refusal!;
        var guest = await Shown(asker, $"{number}", cancel);
        if (read.Refusal is { } suspect
            && guest?.Cards[0].WhenSuspect is not WhenSuspect.AskSecond)
        {
            return suspect;
        }
        return guest is null
            ? new NothingIsCalledSo($"{number}")
            : guest with { Suspect = read.Refusal };
    }

    /// <summary>The customer with this number, and the cards from which they can pay.</summary>
    public async Task<TillGuest?> Known(Asker asker, long number, CancellationToken cancel)
    {
        var found = await customers.Run(asker, number, cancel);
        return found.Refusal is null
            ? new(found.Value, await Cards(asker, found.Value.Number, cancel))
            {
                Membership = await Membership(found.Value.Id, null, cancel),
            }
            : null;
    }

    /// <summary>
    /// What points pay at this store today: those of the card that was shown, else of the one
    /// that holds most. None where there are none, or they are worth nothing.
    /// </summary>
    public async Task<PointsInHand?> Points(TillGuest guest, int store, CancellationToken cancel)
    {
        var may = guest.Cards.Where(c => c.OnAccount is not { MaySpendPoints: false }).ToList();
        var held = may.Find(c => c.Number == guest.Shown && c.Points > 0)
            ?? may.MaxBy(c => c.Points);
        if (held is not { Points: > 0 }) return null;

        var place = (await db.StoresAsync(cancel)).Single(s => s.Number == store);
        var step = await tills.PointStep(
            held.Number, place.BusinessDay.Of(clock.GetUtcNow()), cancel);
        return step is { } worth ? new(held, worth.Points, worth.Worth) : null;
    }

    private async Task<TillGuest?> Shown(Asker asker, string word, CancellationToken cancel)
    {
        if (!long.TryParse(
            word.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }
        var found = await card.Run(asker, number, cancel);
        if (found.Refusal is not null || found.Value.State is not CardState.Active) return null;

        var holder = found.Value.CustomerNumber is { } known
            ? await Known(asker, known, cancel)
            : null;
        var others = holder?.Cards.Where(c => c.Number != number) ?? [];
        return (holder ?? new(null, [])) with
        {
            Cards = [found.Value, .. others],
            Shown = number,
            Membership = holder?.Membership
                ?? await Membership(holder?.Customer?.Id, number, cancel),
        };
    }

    // To show it, the business's day will do; the bill asks by the store's own.
    private async Task<MembershipShown?> Membership(
        Guid? customer, long? shown, CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return await members.Holding(customer, shown, today, cancel);
    }

    private async Task<IReadOnlyList<CardView>> Cards(
        Asker asker, long customer, CancellationToken cancel)
    {
        // A card of a company account pays where it is shown, and nowhere else.
        var question = new CardQuestion
        {
            Customer = customer, State = new Choice<CardState>(CardState.Active),
            Pooled = false,
        };
        var found = await cards.Run(asker, question, cancel);
        return found.Refusal is null ? found.Value.Items : [];
    }
}
