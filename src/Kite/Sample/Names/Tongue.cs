namespace Kite.Sample;

/// <summary>The language in which a guest's name is written.</summary>
internal enum Tongue
{
    Chinese,
    Vietnamese,
    Greek,
    English,
    French,
    Swedish,
}

/// <summary>Names as people bear them; the persons are invented.</summary>
internal static class Names
{
    public static string Of(Tongue tongue, Dice dice) => tongue switch
    {
        Tongue.Chinese => ChineseNames.Of(dice),
        Tongue.Vietnamese => VietnameseNames.Of(dice),
        Tongue.Greek => GreekNames.Of(dice),
        _ => LatinNames.Of(tongue, dice),
    };
}
