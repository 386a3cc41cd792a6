namespace Kite.Insight;

/// <summary>Where a customer stands in a period, for the movement from one to the next.</summary>
internal enum State
{
    /// <summary>Comes seldom but spends much.</summary>
    A,

    /// <summary>Comes often and spends much.</summary>
    B,

    /// <summary>Comes seldom and spends little.</summary>
    C,

    /// <summary>Comes often but spends little.</summary>
    D,

    /// <summary>Known by then, but did not come.</summary>
    None,

    /// <summary>Came for the very first time after the first period.</summary>
    New,
}
