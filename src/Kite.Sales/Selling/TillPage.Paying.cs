using Kite.Cards;

namespace Kite.Sales;

/// <summary>How the bill at the till is paid.</summary>
public sealed partial class TillPage
{
    private TillPlan plan = new();
    private TillReceipt? receipt;
    private CheckoutFacts? sent;
    private Refusal? payNo;
    private Money? due;
    private bool busy, changed;

    private string CardField => plan.Card switch
    {
        null => "card",
        { NeedsPin: true } => "pin",
        _ => "take",
    };

    // What is left to pay, paid by the means in hand.
    private Money Due => due ?? new(0, currency);

    private async Task PayBy(TenderKind kind)
    {
        if (IsClosed) return;
        if (kind is TenderKind.StoredValue && plan.HasBalance) return;
        plan.By(kind);
        payNo = null;
        if (kind is TenderKind.Points && bill.Guest is { } guest)
        {
            plan.InHand = await Run(
                (FindAtTill find) => find.Points(guest, till!.StoreNumber, Gone));
            if (plan.InHand is null)
                payNo = new BadInput("tenders", new PointsAreWorthNothing());
        }
        focus = kind switch
        {
            TenderKind.Points => plan.InHand is null ? "take" : "points",
            TenderKind.StoredValue => CardField,
            TenderKind.Cash => "given",
            _ => "take",
        };
        await Reckon();
    }

    private Task Split()
    {
        if (IsClosed || plan.IsByPoints) return Task.CompletedTask;
        plan.Split(!plan.IsSplit);
        focus = plan.IsSplit ? "amount" : "take";
        return Task.CompletedTask;
    }

    private Task Drop(int part)
    {
        plan.Drop(part);
        return Reckon();
    }

    private async Task ShowCard(string? word)
    {
        plan.CardTyped = word;
        if (ReadSeal.IsMeant(word))
        {
            await ShowSeal(word!);
            return;
        }
        var guest = await Run((FindAtTill find) => find.Guest(Asker, word ?? "", Gone));
        plan.Card = guest?.First;
        payNo = plan.Card is null
            ? new BadInput("card", new NothingIsCalledSo(word?.Trim() ?? ""))
            : null;
        await Reckon();
        focus = CardField;
    }

    private async Task ShowSeal(string seal)
    {
        var guest = await Run((FindAtTill find) => find.Carried(
            Asker, seal, till!.StoreNumber, Gone));
        (plan.Card, plan.CardTyped) = (null, null);
        payNo = guest.Refusal is { } no ? new BadInput("card", no) : null;
        if (guest.Refusal is null)
        {
            plan.Card = guest.Value.First;
            bill.Carry(guest.Value.Shown!.Value, seal);
        }
        await Reckon();
        focus = CardField;
    }

    private async Task Take()
    {
        if (busy) return;
        if (bill.Sent is not null)
        {
            await Send(sent ?? bill.Sent);
            return;
        }
        if (quote is null) return;
        (payNo, changed) = (null, false);
        var tenders = plan.Parts.ToList();
        if (Due.Coins > 0)
        {
            var next = plan.Next(Due);
            payNo = next.Refusal;
            if (next.Refusal is BadInput { Faults: [var fault, ..] }) focus = fault.Field;
            if (next.Refusal is not null) return;
            if (next.Value.Amount!.Value.Coins < Due.Coins)
            {
                plan.Settle(next.Value);
                focus = "given";
                await Reckon();
                return;
            }
            tenders.Add(next.Value);
        }
        await Take(tenders);
    }

    // Looked at once more: what is taken is what was shown, or nothing.
    private async Task Take(IReadOnlyList<TenderFacts> tenders)
    {
        busy = true;
        var facts = bill.Facts(till!.Number, tenders);
        var last = await Run((QuoteCheckout quotes) => quotes.Run(Asker, facts, Gone));
        busy = false;
        if (last is { Refusal: null, Value.Quote: { } seal })
        {
            await Send(facts with { Quote = seal });
            return;
        }
        await Reckon();
        (payNo, changed) = (last.Refusal, last.Refusal is null);
    }

    private async Task Send(CheckoutFacts facts)
    {
        (busy, sent, bill.Sent) = (true, facts, facts);
        await Note();
        StateHasChanged();
        try
        {
            // What has begun is brought to its end, even where nobody looks any more.
            var paid = await Run((CheckOut checkOut) => checkOut.Run(
                Asker, facts, bill.Key, CancellationToken.None));
            (sent, bill.Sent) = (null, null);
            if (paid.Refusal is { } why) await Refused(why);
            else await Done(paid.Value.Checkout);
        }
        catch (Exception lost) when (LostBooks.Tells(lost))
        {
            // The bill stays as it was sent, and is sent again under the same key.
            payNo = null;
        }
        busy = false;
    }

    private async Task Refused(Refusal why)
    {
        payNo = why;
        if (PinFault() is not null)
        {
            plan.Reopen();
            await Reckon();
            focus = "pin";
        }
        if (why is TillHasNoShift) shift = null;
        if (why is SealIsOld or SealIsCopied or SealIsBeyondBooks
            or BadInput { Faults: [{ Field: "second" }, ..] })
        {
            bill.Second ??= new();
        }
        if (LineFaults.Of(why) is not null) no = why;
        await Note();
    }

    private async Task Done(CheckoutView paid)
    {
        var read = await Run((ReadReceipt read) => read.Of(Asker, paid, Gone));
        receipt = read with { Seals = await Run((NewSeals seals) => seals.Run(Asker, paid, Gone)) };
        (bill, plan, quote, due, no) = (new(), new(), null, null, null);
        focus = "next";
        await Note();
        await PrintAtOnce(receipt);
    }

    private void Next()
    {
        receipt = null;
        focus = "guest";
        printouts.RemoveAll(p => !p.IsOpen);
    }

    /// <summary>What is wrong with the PIN, to be said beside it.</summary>
    private string? PinFault() => (payNo as BadInput)?.Faults.Select(f => f.Why).FirstOrDefault(
        w => w is PinIsNeeded or PinIsWrong or PinIsLocked or PinIsBlocked or PinIsNotSet)
        is { } why ? Say(why) : null;

    /// <summary>What is wrong with the payment as a whole.</summary>
    private string? PayFault() =>
        changed ? T["till.changed"]
        : PinFault() is not null ? null
        : payNo.AtWhole() ?? payNo.At("tenders") ?? no.At("tenders") ?? payNo.At("stockReason")
            ?? payNo.At("coupons") ?? payNo.At("seals");
}
