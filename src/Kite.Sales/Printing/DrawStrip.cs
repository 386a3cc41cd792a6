namespace Kite.Sales;

/// <summary>Lays a strip out for a paper and draws it, dot by dot.</summary>
internal sealed class DrawStrip(DotStrip letters)
{
    private const int Gap = 12;
    private static readonly DotLetters Plain = new(30, 22);
    private static readonly DotLetters Small = new(26, 19);
    private static readonly DotLetters Bold = new(32, 23, IsBold: true);
    private static readonly DotLetters Big = new(46, 34, IsBold: true);

    /// <summary>A refusal where this machine has no font for some letters.</summary>
    public Result<IReadOnlyList<DotRows>> Run(IReadOnlyList<StripPart> parts, StripPaper paper)
    {
        var words = parts.OfType<StripText>()
            .SelectMany(t => (string[])[t.Words, t.Figure ?? ""]);
        if (letters.Refused(words) is { } no) return no;

        var dots = EscPos.Dots(paper);
        return parts.SelectMany(part => part switch
        {
            StripText text => Text(text, dots),
            StripSquare square => [Square(square.Text, dots)],
            _ => [Rule(dots)],
        }).ToList();
    }

    private IEnumerable<DotRows> Text(StripText text, int dots)
    {
        var look = text.Look switch
        {
            StripLook.Small => Small,
            StripLook.Bold => Bold,
            StripLook.Big => Big,
            _ => Plain,
        };
        var figure = text.Figure is { } said ? letters.Length(said, look) : 0;
        // A figure that leaves no room for words has a line of its own.
        var isBelow = figure > dots / 2;
        var room = figure == 0 || isBelow ? dots : dots - figure - Gap;
        var at = dots - figure;
        var isFirst = true;
        foreach (var line in letters.Lines(text.Words, look, room))
        {
            var x = text.IsCentred ? Math.Max(0, (dots - letters.Length(line, look)) / 2) : 0;
            yield return isFirst && figure > 0 && !isBelow
                ? letters.Draw(dots, look, (line, x), (text.Figure!, at))
                : letters.Draw(dots, look, (line, x));
            isFirst = false;
        }
        if (isBelow) yield return letters.Draw(dots, look, (text.Figure!, Math.Max(0, at)));
    }

    private static DotRows Rule(int dots) =>
        DotStrip.Packed(dots, 18, (x, y) => y is 8 or 9 && x % 8 < 5);

    // Half of the paper wide, and every part of it the same number of dots.
    private static DotRows Square(string text, int dots)
    {
        var rows = Customers.Square.Rows(text);
        var side = Math.Clamp(dots / 2 / rows.Count, 3, 8);
        var left = (dots - (rows.Count * side)) / 2;
        return DotStrip.Packed(dots, rows.Count * side, (x, y) =>
        {
            var column = (x - left) / side;
            return x >= left && column < rows.Count && rows[y / side][column];
        });
    }
}
