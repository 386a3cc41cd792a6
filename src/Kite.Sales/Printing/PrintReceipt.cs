namespace Kite.Sales;

/// <summary>
/// At which till a receipt is printed, its own where none is said; and whether it is the first
/// one, right after the sale.
/// </summary>
public sealed record PrintFacts(int? Till = null, bool IsFirst = false);

/// <summary>A receipt was printed, and where.</summary>
public sealed record PrintView(int Till, string Printer, bool IsCopy);

/// <summary>
/// Prints receipts without the browser. A sale is over before it begins: what hinders it is told,
/// and nothing is undone by it.
/// </summary>
internal sealed class PrintReceipt(
    KeepPrinters printers, PrinterWire wire, DrawStrip draw, WriteStrip strip, ReadReceipt read,
    LinkToReceipt links, TimeProvider clock)
{
    private const int FirstMinutes = 10;

    /// <summary>The bytes of a copy, for a program that prints by itself.</summary>
    public async Task<Result<byte[]>> Bytes(
        Asker asker, Guid id, StripPaper paper, string here, CancellationToken cancel)
    {
        var found = await read.Run(asker, id, cancel);
        if (found.Refusal is { } no) return no;
        return await Drawn(asker, found.Value, paper, true, false, here, cancel);
    }

    public async Task<Result<PrintView>> Run(
        Asker asker, Guid id, PrintFacts facts, string here, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        var found = await read.Run(asker, id, cancel);
        if (found.Refusal is { } no) return no;
        var receipt = found.Value;
        if (facts.IsFirst && clock.GetUtcNow() > receipt.Bill.At.AddMinutes(FirstMinutes))
            return new BadInput("isFirst", new FirstPrintIsOver(FirstMinutes));

        return await Run(asker, receipt, facts, here, cancel);
    }

    /// <summary>Prints a receipt with all that it was told with at the sale.</summary>
    public async Task<Result<PrintView>> Run(
        Asker asker, TillReceipt receipt, PrintFacts facts, string here,
        CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        var till = facts.Till ?? receipt.Bill.Till;
        if (await printers.Find(till, cancel) is not { } printer)
            return new TillHasNoPrinter(till);

        // The drawer is that of the till where it was paid, and of no other.
        var opens = printer.OpensDrawer && facts.IsFirst && till == receipt.Bill.Till
            && receipt.Bill.Tenders.Any(t => t.Kind is TenderKind.Cash);
        var bytes = await Drawn(
            asker, receipt, printer.Paper, !facts.IsFirst, opens, here, cancel);
        if (bytes.Refusal is { } undrawn) return undrawn;
        return await wire.Send(printer, bytes.Value, cancel) is { } no
            ? no
            : new PrintView(till, $"{printer.Address}:{printer.Port}", !facts.IsFirst);
    }

    /// <summary>A few lines, to see whether the printer prints and cuts.</summary>
    public async Task<Result<PrintView>> Test(Asker asker, int till, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        if (await printers.Find(till, cancel) is not { } printer)
            return new TillHasNoPrinter(till);

        var drawn = draw.Run(strip.Test(printer), printer.Paper);
        if (drawn.Refusal is { } undrawn) return undrawn;
        var bytes = EscPos.Of(drawn.Value, opensDrawer: false);
        return await wire.Send(printer, bytes, cancel) is { } no
            ? no
            : new PrintView(till, $"{printer.Address}:{printer.Port}", IsCopy: false);
    }

    private async Task<Result<byte[]>> Drawn(
        Asker asker, TillReceipt receipt, StripPaper paper, bool isCopy, bool opensDrawer,
        string here, CancellationToken cancel)
    {
        // A receipt without a link is a receipt, too.
        var link = await links.Run(asker, receipt.Bill.Id, here, cancel);
        var parts = strip.Run(receipt, isCopy, link.Refusal is null ? link.Value.Address : null);
        var drawn = draw.Run(parts, paper);
        return drawn.Refusal is { } no ? no : EscPos.Of(drawn.Value, opensDrawer);
    }
}
