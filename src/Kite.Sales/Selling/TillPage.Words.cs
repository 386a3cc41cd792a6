using System.Globalization;
using Kite.Catalogue;

namespace Kite.Sales;

/// <summary>What the till says, and where.</summary>
public sealed partial class TillPage
{
    private IReadOnlyList<TaxRateView> rates = [];
    private TimeZoneInfo zone = TimeZoneInfo.Utc;

    private bool IsUnsure => bill.Sent is not null && !busy;

    private string? GuestFault =>
        no.At("guest") ?? no.At("customer") ?? no.At("card");

    private string? LineFault => no switch
    {
        BadInput => no.At("lines"),
        not null => Say(no),
        null => null,
    };

    // A name that fails is said at its field; all else beside it.
    private string? ParkFault => parkNo.At("lines") ?? parkNo.At("guest") ?? parkNo.AtWhole();

    private string Since(ShiftView open) => TimeZoneInfo.ConvertTime(open.OpenedAt, zone)
        .ToString("t", CultureInfo.CurrentCulture);

    private void Close(bool isOpen)
    {
        if (!isOpen) (asking, discarding) = (null, null);
    }

    private async Task Learn(TillView chosen)
    {
        var all = await Run((KiteDb db) => db.StoresAsync(Gone));
        zone = TimeZoneInfo.FindSystemTimeZoneById(
            all.Single(s => s.Number == chosen.StoreNumber).TimeZone);
        var taxes = await Run((KeepTaxes keep) => keep.Run(Asker, Gone));
        if (taxes.Refusal is null) rates = [.. taxes.Value.Items.Where(r => !r.IsRetired)];
    }
}
