namespace Kite.Customers;

/// <summary>What kind of thing a customer can be found by.</summary>
public enum FindableKind
{
    Name,
    Phone,
    Mail,

    /// <summary>A card, a plate, another system's number: its beginning finds it.</summary>
    Key,
}

/// <summary>
/// Something a customer can be found by besides the record itself: a further phone (E.164), a
/// former name, a plate.
/// </summary>
public sealed record Findable(FindableKind Kind, string Text);
