namespace Kite.Sales;

/// <summary>Bills put aside at the till, and the receipts of the shift.</summary>
public sealed partial class TillPage
{
    // What is asked in a dialog: under which name to park, which to take up, which receipt.
    private string? asking;
    private IReadOnlyList<ParkedRow> parked = [];
    private IReadOnlyList<ReceiptRow> receipts = [];
    private string? parkName;
    private Guid? discarding;
    private Refusal? parkNo;

    private void AskName()
    {
        (asking, parkNo) = ("park", null);
        parkName = bill.Guest?.Customer?.Name;
    }

    private async Task Park()
    {
        var notes = BillNotes.Of(bill);
        var facts = new ParkFacts
        {
            Till = till!.Number,
            Name = parkName,
            Customer = notes.Customer,
            Card = notes.Card,
            Guest = notes.Guest,
            Lines = notes.Lines,
        };
        var put = await Run((KeepParkedBills keep) => keep.Park(Asker, facts, Gone));
        parkNo = put.Refusal;
        if (parkNo is not null) return;

        await Begin();
    }

    private async Task ShowParked()
    {
        parkNo = null;
        var question = new ParkedQuestion { Store = till!.StoreNumber };
        var found = await Run((KeepParkedBills keep) => keep.List(Asker, question, Gone));
        if (found.Refusal is null) (parked, asking) = (found.Value.Items, "parked");
    }

    private async Task TakeUp(Guid id)
    {
        var taken = await Run((KeepParkedBills keep) => keep.TakeUp(Asker, id, Gone));
        if (taken.Refusal is { } lost)
        {
            await ShowParked();
            parkNo = lost;
            return;
        }
        var one = taken.Value;
        asking = null;
        receipt = null;
        await Lay(new()
        {
            Customer = one.Customer,
            Card = one.Card,
            Guest = one.Guest,
            Lines = one.Lines,
        });
        focus = "add";
    }

    // Asked twice: what was thrown away is gone.
    private async Task Discard(Guid id)
    {
        if (discarding != id)
        {
            discarding = id;
            return;
        }
        discarding = null;
        await Run((KeepParkedBills keep) => keep.TakeUp(Asker, id, Gone));
        await ShowParked();
    }

    private async Task ShowReceipts()
    {
        var found = await Run((ReadReceipt read) => read.OfShift(Asker, shift!.Id, Gone));
        if (found.Refusal is null) (receipts, asking) = (found.Value.Items, "receipts");
    }

    private void AskCash()
    {
        if (IsClosed || !Asker.May(May.KeepShifts)) return;
        asking = "cash";
        focus = "cash";
    }

    // The screen is free for the next guest.
    private async Task Begin()
    {
        (bill, plan, quote, due) = (new(), new(), null, null);
        (no, payNo, notFound) = (null, null, null);
        asking = null;
        focus = "guest";
        await Note();
    }
}
