using Kite.Cards;
using Kite.Catalogue;
using Kite.Customers;

namespace Kite.Sales;

/// <summary>What is bought at the till, and by whom.</summary>
public sealed partial class TillPage
{
    private const string BillName = "kite-bill";

    private TillBill bill = new();
    private CheckoutQuote? quote;
    private Refusal? no;
    private string? notFound;

    private bool IsClosed => busy || bill.Sent is not null;

    /// <summary>The line that something is wrong with, from 0.</summary>
    private int? FaultyLine => LineFaults.Of(no) is { } line ? line - 1 : null;

    private bool NeedsPrice => no is BadInput { Faults: [{ Why: PriceIsAsked }, ..] };

    private async Task Scan(string code)
    {
        if (IsClosed || asking is not null) return;
        if (receipt is not null) Next();
        if (ReadSeal.IsMeant(code))
        {
            await Carry(code);
            return;
        }
        var found = await Run((FindAtTill find) => find.Run(Asker, code, Gone));
        notFound = found.Refusal is { } none ? Say(none) : null;
        if (found.Refusal is not null) return;

        if (found.Value.Product is { } product) await Add(product);
        else if (found.Value.Coupon is { } coupon) await Show(coupon);
        else await Greet(found.Value.Guest);
    }

    private Task Add(ProductView product)
    {
        bill.Add(product, product.NameIn(System.Globalization.CultureInfo.CurrentUICulture.Name));
        return Changed();
    }

    // What there is not is put away at once; what only does not hold stays, with the reason.
    private async Task Show(string coupon)
    {
        if (!bill.Show(coupon))
        {
            notFound = T["till.coupon.twice"];
            return;
        }
        await Changed();
        if (no.At("coupons") is not { } fault) return;
        bill.PutAway(coupon);
        await Reckon();
        notFound = fault;
    }

    private Task PutAway(string ending)
    {
        bill.PutAway(ending);
        return Changed();
    }

    private Task AddAmount((string Name, Money Amount) plain)
    {
        bill.Add(new CartLine(Name: plain.Name, Amount: plain.Amount), plain.Name);
        return Changed();
    }

    private Task Count((int At, long Thousandths) line)
    {
        bill.Count(line.At, line.Thousandths);
        return Changed();
    }

    private Task Price((int At, Money Price) line)
    {
        bill.Price(line.At, line.Price);
        focus = "add";
        return Changed();
    }

    private Task Tax((int At, string? Rate) line)
    {
        bill.Tax(line.At, line.Rate);
        return Changed();
    }

    private Task Remove(int at)
    {
        if (IsClosed) return Task.CompletedTask;
        bill.Remove(at);
        return Changed();
    }

    private async Task Greet(TillGuest? guest)
    {
        bill.For(guest);
        (plan.Card, plan.CardTyped) = (guest?.First, null);
        focus = "add";
        await Changed();
    }

    private async Task Carry(string code)
    {
        var guest = await Run((FindAtTill find) => find.Carried(
            Asker, code, till!.StoreNumber, Gone));
        notFound = guest.Refusal is { } no ? Say(no) : null;
        if (guest.Refusal is not null) return;
        bill.Carry(guest.Value.Shown!.Value, code);
        await Greet(guest.Value);
    }

    private async Task GreetKnown(CustomerView customer) => await Greet(
        await Run((FindAtTill find) => find.Known(Asker, customer.Number, Gone)));

    private Task Describe(GuestFacts? facts)
    {
        bill.For(facts);
        plan.Card = null;
        return Changed();
    }

    // Nothing was taken yet: parts that were settled for another sum are settled anew.
    private Task Changed()
    {
        (notFound, payNo, changed) = (null, null, false);
        plan.Clear();
        return Reckon();
    }

    private async Task Reckon()
    {
        no = null;
        if (bill.IsEmpty)
        {
            (quote, due) = (null, null);
        }
        else
        {
            var worked = await Run((WorkOut work) => work.Run(
                Asker, tenders => bill.Facts(till!.Number, tenders), plan, Gone));
            no = worked.Refusal;
            quote = no is null ? worked.Value.Quote : null;
            due = no is null ? worked.Value.Due : null;
            if (NeedsPrice && FaultyLine is { } line)
            {
                bill.Take(line);
                focus = "price";
            }
        }
        await Note();
    }

    private async Task Note()
    {
        if (script is null) return;
        var notes = bill.IsEmpty && bill.Guest is null && bill.Unknown is null
            ? null
            : BillNotes.Of(bill) with { Till = till!.Number, Who = Asker.Id };
        await script.Keep(BillName, notes?.Write(), lasting: false);
    }

    // The page was drawn anew, or the line broke: the bill is where it was.
    private async Task TakeUpAgain()
    {
        var notes = BillNotes.Read(await script!.Recall(BillName, lasting: false));
        if (notes is null || notes.Till != till!.Number || notes.Who != Asker.Id) return;
        await Lay(notes);
    }

    private async Task Lay(BillNotes notes)
    {
        bill = await Run((LayOut lay) => lay.Run(Asker, notes, Gone));
        plan = new() { Card = bill.Guest?.First };
        await Reckon();
    }

    private static string Say(Refusal why) =>
        Wording.Say(why, System.Globalization.CultureInfo.CurrentUICulture);
}
