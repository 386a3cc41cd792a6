namespace Kite.Sales;

/// <summary>
/// A receipt on its way to the till's printer: whether it came out, and what hinders it until
/// somebody has seen that.
/// </summary>
internal sealed class Printout(TillReceipt receipt)
{
    public TillReceipt Receipt => receipt;
    public bool IsBusy { get; set; }
    public Refusal? No { get; set; }

    /// <summary>Something of it may have come out: what is printed from now on is a copy.</summary>
    public bool MayBeOut { get; private set; }

    /// <summary>Whether it still has to be shown once the next guest is served.</summary>
    public bool IsOpen => IsBusy || No is not null;

    public void Told(Refusal? no)
    {
        (IsBusy, No) = (false, no);
        MayBeOut |= no is null or PrinterStopped;
    }
}
