using Microsoft.AspNetCore.Components;

namespace Kite.Sales;

/// <summary>
/// The receipt at the till's own printer: the next guest is served meanwhile, and what hinders it
/// stays on the screen until somebody has seen it.
/// </summary>
public sealed partial class TillPage
{
    // The receipt that was printed last, or is being printed.
    private TillReceipt? printed;
    private PrinterView? printer;
    private Refusal? unprinted;
    private bool isPrinting;

    [Inject] private NavigationManager Address { get; set; } = default!;

    private async Task PrintAtOnce(TillReceipt paid)
    {
        printer = await Run((KeepPrinters keep) => keep.At(till!.Number, Gone));
        (printed, unprinted) = (null, null);
        // The next guest does not wait for the paper.
        if (printer is { PrintsAtOnce: true }) _ = InvokeAsync(() => Told(Print(paid)));
    }

    private async Task Told(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            await DispatchExceptionAsync(broken);
        }
    }

    private Task PrintAgain() => printed is { } once ? Print(once) : Task.CompletedTask;

    private Task PrintHere() => receipt is { } paid ? Print(paid) : Task.CompletedTask;

    private async Task Print(TillReceipt paid)
    {
        if (isPrinting) return;
        // What may have come out already is a copy the second time.
        var isFirst = unprinted is not PrinterStopped;
        (printed, unprinted, isPrinting) = (paid, null, true);
        StateHasChanged();
        try
        {
            var done = await Run((PrintReceipt print) => print.Run(
                Asker, paid, new(till?.Number, isFirst), Address.BaseUri, Gone));
            unprinted = done.Refusal;
        }
        catch (OperationCanceledException)
        {
            // Nobody looks at this till any more.
            return;
        }
        isPrinting = false;
        StateHasChanged();
    }

    private void Seen() => (printed, unprinted) = (null, null);
}
