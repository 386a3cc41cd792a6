using System.Globalization;

namespace Kite.Cards;

/// <summary>Reads which coupons an address asks for.</summary>
internal static class CouponAddress
{
    public static CouponQuestion Read(ListAddress look) => new()
    {
        Find = look["find"],
        State = Choice<CouponState>.TryParse(look["state"], null, out var s) ? s : null,
        Kind = Guid.TryParse(look["kind"], out var kind) ? kind : null,
        Campaign = Guid.TryParse(look["campaign"], out var campaign) ? campaign : null,
        Customer = long.TryParse(
            look["customer"], NumberStyles.None, CultureInfo.InvariantCulture, out var customer)
            ? customer
            : null,
        From = PointsView.ReadDay(look["from"]),
        To = PointsView.ReadDay(look["to"]),
        IssuedFrom = PointsView.ReadDay(look["issuedFrom"]),
        IssuedTo = PointsView.ReadDay(look["issuedTo"]),
        Store = CardAddress.ReadStore(look["store"]),
        Used = bool.TryParse(look["used"], out var used) ? used : null,
    };
}
