namespace Kite.Cards;

/// <summary>What is typed of how cards of a kind look, and what they carry.</summary>
public sealed class CardLook
{
    public CardCarries Carries { get; set; }
    public bool NeedsSeal { get; set; }
    public WhenSuspect WhenSuspect { get; set; }
    public int ApartMinutes { get; set; } = CardKind.UsuallyApart;
    public string? Colour { get; set; }
    public string? FrontText { get; set; }
    public string? BackText { get; set; }

    public void Take(CardKindView kind)
    {
        (Carries, NeedsSeal) = (kind.Carries, kind.NeedsSeal);
        (WhenSuspect, ApartMinutes) = (kind.WhenSuspect, kind.ApartMinutes);
        (Colour, FrontText, BackText) = (kind.Colour, kind.FrontText, kind.BackText);
    }

    public CardKindFacts Into(CardKindFacts facts) => facts with
    {
        Carries = Carries,
        NeedsSeal = NeedsSeal,
        WhenSuspect = WhenSuspect,
        ApartMinutes = ApartMinutes,
        Colour = Colour,
        FrontText = FrontText,
        BackText = BackText,
    };
}
