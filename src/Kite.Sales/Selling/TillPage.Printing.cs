using Microsoft.AspNetCore.Components;

namespace Kite.Sales;

/// <summary>
/// Receipts at the till's own printer, one after the other: the next guest is served meanwhile,
/// and what hinders one stays on the screen until somebody has seen it.
/// </summary>
public sealed partial class TillPage
{
    private readonly List<Printout> printouts = [];
    private PrinterView? printer;
    private Task printing = Task.CompletedTask;

    [Inject] private NavigationManager Address { get; set; } = default!;

    private async Task PrintAtOnce(TillReceipt paid)
    {
        printer = await Run((KeepPrinters keep) => keep.At(till!.Number, Gone));
        printouts.RemoveAll(p => !p.IsOpen);
        if (printer is { PrintsAtOnce: true }) Print(OutOf(paid));
    }

    private void PrintHere()
    {
        if (receipt is { } paid) Print(OutOf(paid));
    }

    private Printout OutOf(TillReceipt paid)
    {
        var known = printouts.Find(p => p.Receipt.Bill.Id == paid.Bill.Id);
        if (known is null) printouts.Add(known = new(paid));
        return known;
    }

    // The next guest does not wait for the paper; the next receipt does.
    private void Print(Printout one)
    {
        if (one.IsBusy) return;
        (one.IsBusy, one.No) = (true, null);
        var before = printing;
        printing = InvokeAsync(() => Print(one, before));
    }

    private async Task Print(Printout one, Task before)
    {
        await before;
        try
        {
            var done = await Run((PrintReceipt print) => print.Run(
                Asker, one.Receipt, new(till?.Number, IsFirst: !one.MayBeOut),
                Address.BaseUri, Gone));
            one.Told(done.Refusal);
        }
        catch (Exception lost) when (LostBooks.Tells(lost))
        {
            one.Told(new BooksWereNotReached());
        }
        catch (Exception broken)
        {
            // Where nobody looks at this till any more, nobody is told.
            if (!Gone.IsCancellationRequested) await DispatchExceptionAsync(broken);
            return;
        }
        StateHasChanged();
    }

    private void Seen(Printout one) => printouts.Remove(one);
}
