using System.Globalization;

namespace Kite.Cards;

/// <summary>Reads which memberships an address asks for.</summary>
internal static class MembershipAddress
{
    public static MembershipQuestion Read(ListAddress look) => new()
    {
        Find = look["find"],
        State = Choice<MembershipState>.TryParse(look["state"], null, out var s) ? s : null,
        Plan = Guid.TryParse(look["plan"], out var plan) ? plan : null,
        Customer = long.TryParse(
            look["customer"], NumberStyles.None, CultureInfo.InvariantCulture, out var customer)
            ? customer
            : null,
        From = PointsView.ReadDay(look["from"]),
        To = PointsView.ReadDay(look["to"]),
        SoldFrom = PointsView.ReadDay(look["soldFrom"]),
        SoldTo = PointsView.ReadDay(look["soldTo"]),
        EndedFrom = PointsView.ReadDay(look["endedFrom"]),
        EndedTo = PointsView.ReadDay(look["endedTo"]),
        Store = CardAddress.ReadStore(look["store"]),
        Renewal = bool.TryParse(look["renewal"], out var renewal) ? renewal : null,
    };
}
