using System.Globalization;

namespace Kite.Cards;

/// <summary>Reads which cards an address asks for.</summary>
internal static class CardAddress
{
    public static CardQuestion Read(ListAddress look) => new()
    {
        Find = look["find"],
        State = Choice<CardState>.TryParse(look["state"], null, out var s) ? s : null,
        Kind = Guid.TryParse(look["kind"], out var kind) ? kind : null,
        Named = bool.TryParse(look["named"], out var named) ? named : null,
        Life = Choice<CardLife>.TryParse(look["life"], null, out var life) ? life : null,
        Store = ReadStore(look["store"]),
        IssuedFrom = PointsView.ReadDay(look["issuedFrom"]),
        IssuedTo = PointsView.ReadDay(look["issuedTo"]),
        ChangedFrom = PointsView.ReadDay(look["changedFrom"]),
        ChangedTo = PointsView.ReadDay(look["changedTo"]),
        Pooled = bool.TryParse(look["pooled"], out var pooled) ? pooled : null,
        Account = AccountAddress.Number(look["account"]),
    };

    /// <summary>A store's number as it stands in an address; null where it is none.</summary>
    public static int? ReadStore(string? typed) => int.TryParse(
        typed, NumberStyles.None, CultureInfo.InvariantCulture, out var store) ? store : null;
}
