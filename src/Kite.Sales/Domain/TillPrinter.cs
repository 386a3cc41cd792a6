namespace Kite.Sales;

/// <summary>How wide the paper of a receipt printer is.</summary>
public enum StripPaper
{
    /// <summary>80 mm, of which 72 are printed.</summary>
    Wide,

    /// <summary>58 mm, of which 48 are printed.</summary>
    Narrow,
}

/// <summary>The receipt printer of a till, as it is reached in the house.</summary>
public sealed class TillPrinter
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TillNumber { get; init; }
    public string Address { get; set; } = "";
    public int Port { get; set; }
    public StripPaper Paper { get; set; }

    /// <summary>The receipt is printed as soon as the bill is paid.</summary>
    public bool PrintsAtOnce { get; set; }

    /// <summary>It opens the drawer when cash is taken.</summary>
    public bool OpensDrawer { get; set; }

    /// <summary>It says whether it is ready, and when it has printed.</summary>
    public bool Answers { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    public long Version { get; set; }
}

/// <summary>An address is four numbers, as the printer's own print-out says it.</summary>
public sealed record NotAPrinterAddress : Refusal;

/// <summary>Printers are reached within the house only.</summary>
public sealed record PrinterIsOutside : Refusal;

/// <summary>The till has no printer.</summary>
public sealed record TillHasNoPrinter(int Till) : Refusal;

/// <summary>Nothing answers where the printer should be.</summary>
public sealed record PrinterIsNotReached(string At) : Refusal;

/// <summary>The printer takes the call and says nothing; nothing was printed.</summary>
public sealed record PrinterIsSilent(string At) : Refusal;

/// <summary>There is no paper in the printer.</summary>
public sealed record PrinterHasNoPaper(string At) : Refusal;

/// <summary>The printer stands open, or is in trouble.</summary>
public sealed record PrinterIsNotReady(string At) : Refusal;

/// <summary>The printer has the receipt but does not say that it is printed.</summary>
public sealed record PrinterStopped(string At) : Refusal;

/// <summary>A receipt is printed as the first one right after the sale only.</summary>
public sealed record FirstPrintIsOver(int Minutes) : Refusal;

/// <summary>The paper is 80 or 58 mm wide.</summary>
public sealed record NoSuchPaper : Refusal;
