using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>What is said of a till's printer; what is left out is as usual.</summary>
public sealed record PrinterFacts(
    string? Address, int? Port = null, StripPaper? Paper = null, bool? PrintsAtOnce = null,
    bool? OpensDrawer = null, bool? Answers = null);

/// <summary>A till's printer as it is kept.</summary>
public sealed record PrinterView(
    int Till, string Address, int Port, StripPaper Paper, bool PrintsAtOnce, bool OpensDrawer,
    bool Answers);

/// <summary>Says which till prints where.</summary>
internal sealed class KeepPrinters(KiteDb db, PrinterWire wire, TimeProvider clock)
{
    public async Task<Result<Page<PrinterView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadStores)) return new NotAllowed(May.ReadStores);
        var all = await db.TillPrinters.AsNoTracking().OrderBy(p => p.TillNumber)
            .ToListAsync(cancel);
        return new Page<PrinterView>(all.ConvertAll(View), Next: null);
    }

    /// <summary>The printer of a till; nothing where it has none.</summary>
    public async Task<PrinterView?> At(int till, CancellationToken cancel) =>
        await Find(till, cancel) is { } found ? View(found) : null;

    public async Task<Result<PrinterView>> Put(
        Asker asker, int till, PrinterFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        if (await db.For(asker).TillAsync(till, cancel) is null) return new NoSuchTill($"{till}");
        var faults = wire.Faults(facts.Address, facts.Port);
        if (faults.Count > 0) return new BadInput(faults);

        var printer = await db.TillPrinters.SingleOrDefaultAsync(
            p => p.TillNumber == till, cancel);
        if (printer is null) db.Add(printer = new() { TillNumber = till });
        printer.Address = PrinterPlace.Read(facts.Address)!.ToString();
        printer.Port = facts.Port ?? PrinterPlace.UsualPort;
        printer.Paper = facts.Paper ?? StripPaper.Wide;
        printer.PrintsAtOnce = facts.PrintsAtOnce ?? true;
        printer.OpensDrawer = facts.OpensDrawer ?? true;
        printer.Answers = facts.Answers ?? true;
        (printer.ChangedAt, printer.Version) = (clock.GetUtcNow(), printer.Version + 1);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            return new ChangedMeanwhile(printer.Version - 1, printer.Version);
        }
        return View(printer);
    }

    public async Task<Result<Done>> Remove(Asker asker, int till, CancellationToken cancel)
    {
        if (!asker.May(May.ManageSettings)) return new NotAllowed(May.ManageSettings);
        var printer = await db.For(asker).TillPrinters.SingleOrDefaultAsync(
            p => p.TillNumber == till, cancel);
        if (printer is null) return new TillHasNoPrinter(till);
        db.Remove(printer);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(printer.Version, printer.Version + 1);
        }
        return Done.It;
    }

    internal Task<TillPrinter?> Find(int till, CancellationToken cancel) =>
        db.TillPrinters.AsNoTracking().SingleOrDefaultAsync(p => p.TillNumber == till, cancel);

    private static PrinterView View(TillPrinter p) => new(
        p.TillNumber, p.Address, p.Port, p.Paper, p.PrintsAtOnce, p.OpensDrawer, p.Answers);
}
