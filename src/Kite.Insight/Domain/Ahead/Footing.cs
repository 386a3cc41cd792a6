namespace Kite.Insight;

/// <summary>
/// Where a customer stands in one of many periods, with how long they have been away: whoever
/// came in the period before is likelier to come again than who has long been silent.
/// </summary>
internal enum Footing
{
    A,
    B,
    C,
    D,

    /// <summary>Did not come in this period, but in the one before.</summary>
    Missed,

    /// <summary>Came neither in this period nor in the one before.</summary>
    Away,
}

/// <summary>What footings there are, and which lead to which.</summary>
internal static class Footings
{
    public const int Many = 6;
    public static readonly IReadOnlyList<Footing> All = Enum.GetValues<Footing>();

    public static bool Comes(Footing place) => place is not (Footing.Missed or Footing.Away);

    /// <summary>Whether anyone can go there: nobody misses a first time twice.</summary>
    public static bool Leads(Footing from, Footing to) =>
        Comes(to) || (Comes(from) ? to is Footing.Missed : to is Footing.Away);
}
