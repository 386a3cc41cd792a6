namespace Kite.Sales;

/// <summary>
/// A strip as the bytes that receipt printers understand (ESC/POS): pictures alone, so that no
/// printer needs to know a letter, and the few commands that all of them have.
/// </summary>
internal static class EscPos
{
    // Back to how it is when it is switched on.
    private static readonly byte[] Begin = [0x1B, 0x40];

    // A push of 50 ms at the drawer's first pin.
    private static readonly byte[] Drawer = [0x1B, 0x70, 0x00, 0x19, 0xFA];

    // On to the knife, and all but through.
    private static readonly byte[] Cut = [0x1D, 0x56, 0x42, 0x00];

    /// <summary>
    /// Say nothing unasked; and is it ready? One byte comes at once, whatever it is doing.
    /// </summary>
    public static readonly byte[] AskState = [0x1D, 0x61, 0x00, 0x10, 0x04, 0x02];

    /// <summary>Is there paper? One byte comes when all before it is printed.</summary>
    public static readonly byte[] AskPrinted = [0x1D, 0x72, 0x01];

    /// <summary>How many dots fit across.</summary>
    public static int Dots(StripPaper paper) => paper is StripPaper.Narrow ? 384 : 576;

    public static byte[] Of(IReadOnlyList<DotRows> strip, bool opensDrawer)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Begin);
        if (opensDrawer) bytes.Write(Drawer);
        foreach (var rows in strip) Write(bytes, rows);
        bytes.Write(Cut);
        return bytes.ToArray();
    }

    /// <summary>
    /// Whether a byte answers <see cref="AskState"/>: by some of its bits it is told from what a
    /// printer said unasked before.
    /// </summary>
    public static bool IsState(byte said) => (said & 0x93) == 0x12;

    /// <summary>What a printer says of itself; null where it is ready.</summary>
    public static Refusal? Trouble(byte state, string at) => state switch
    {
        _ when (state & 0x20) != 0 => new PrinterHasNoPaper(at),
        _ when (state & 0x44) != 0 => new PrinterIsNotReady(at),
        _ => null,
    };

    private static void Write(MemoryStream bytes, DotRows rows)
    {
        var across = (rows.Width + 7) / 8;
        bytes.Write(
        [
            0x1D, 0x76, 0x30, 0x00,
            (byte)(across & 0xFF), (byte)(across >> 8),
            (byte)(rows.Height & 0xFF), (byte)(rows.Height >> 8),
        ]);
        bytes.Write(rows.Bits);
    }
}
