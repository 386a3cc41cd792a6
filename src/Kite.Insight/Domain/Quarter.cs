namespace Kite.Insight;

/// <summary>The four kinds of customer that the contribution map tells apart.</summary>
internal enum Quarter
{
    /// <summary>Comes seldom but spends much.</summary>
    A,

    /// <summary>Comes often and spends much.</summary>
    B,

    /// <summary>Comes seldom and spends little.</summary>
    C,

    /// <summary>Comes often but spends little.</summary>
    D,
}
