namespace Kite.Sample;

/// <summary>English, French and Swedish names.</summary>
internal static class LatinNames
{
    private static readonly string[] English =
    [
        "Oliver", "Emma", "James", "Grace", "Thomas", "Hannah", "William", "Alice", "Henry",
        "Charlotte", "Samuel", "Ruth", "Daniel", "Sarah", "George", "Lucy", "Peter", "Margaret",
        "Arthur", "Naomi", "Edward", "Clara", "Joseph", "Rosie",
    ];

    private static readonly string[] EnglishFamilies =
    [
        "Smith", "Walker", "Taylor", "Brown", "Harris", "Clarke", "Wright", "Baker", "Turner",
        "Hill", "Morgan", "Bennett", "Ellis", "Fletcher", "Marsh", "Whitcombe", "Ashdown",
        "Thornbury", "Penhale", "Rookwood", "Hartwell", "Larkin", "Underhay", "Quayle",
    ];

    private static readonly string[] French =
    [
        "Camille", "Louis", "Élodie", "Antoine", "Chloé", "François", "Hélène", "Benoît", "Inès",
        "Jérôme", "Manon", "Théo", "Aurélie", "Loïc",
    ];

    private static readonly string[] FrenchFamilies =
    [
        "Martin", "Lefèvre", "Dubois", "Moreau", "Girard", "Rousseau", "Beaumont", "Delacroix",
        "Hébert", "Lacombe", "Vasseur", "Château",
    ];

    private static readonly string[] Swedish =
        ["Åsa", "Björn", "Elin", "Göran", "Ingrid", "Lars", "Märta", "Nils", "Saga", "Örjan"];

    private static readonly string[] SwedishFamilies =
        ["Andersson", "Lindström", "Åkesson", "Sjöberg", "Öhman", "Nyström", "Bergqvist", "Hallén"];

    public static string Of(Tongue tongue, Dice dice)
    {
        var (given, families) = tongue switch
        {
            Tongue.French => (French, FrenchFamilies),
            Tongue.Swedish => (Swedish, SwedishFamilies),
            _ => (English, EnglishFamilies),
        };
        return $"{dice.Any(given)} {dice.Common(families)}";
    }
}
