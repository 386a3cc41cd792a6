namespace Kite.Customers;

/// <summary>
/// Understands the text of a business card or the end of an e-mail, in Chinese, Greek,
/// Vietnamese and Latin letters. What it is not sure of becomes the note: nothing gets lost.
/// </summary>
internal static class CardText
{
    /// <summary>More letters than any card has; what follows is left out.</summary>
    public const int Longest = 4000;
    private const int MostLines = 80;

    public static CardDraft Read(string text)
    {
        var clean = CardLetters.Clean(text, Longest);
        var pile = new CardPile(CardLetters.IsVietnamese(clean));
        CardLabel? waiting = null;
        foreach (var piece in Pieces(clean))
        {
            var rest = CardReach.Take(piece, pile, waiting);
            var (label, said) = CardLabels.At(rest);
            var what = label ?? waiting;
            waiting = null;
            if (rest.Length == 0) continue;
            if (said.Length == 0) waiting = label;
            else if (what is { } known) pile.Labelled(known, said, piece.Line);
            else pile.Unlabelled(said, piece.Line);
        }
        return pile.Sorted();
    }

    private static IEnumerable<CardPiece> Pieces(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < Math.Min(lines.Length, MostLines); i++)
        {
            foreach (var piece in lines[i].Split(['|', '•', '·', '\t', '│', '▪', '●', '∙', '¦']))
            {
                var trimmed = piece.Trim();
                if (trimmed.Length > 0) yield return new(trimmed, i + 1);
            }
        }
    }
}

/// <summary>A part of a line, between two bars.</summary>
internal sealed record CardPiece(string Text, int Line);
