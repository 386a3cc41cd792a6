namespace Kite.Sales;

/// <summary>How a line of a strip looks.</summary>
internal enum StripLook
{
    Plain,
    Small,
    Bold,
    Big,
}

/// <summary>A part of what is printed on a strip of paper, from above.</summary>
internal abstract record StripPart;

/// <summary>Words at the left, a figure at the right, or words in the middle.</summary>
internal sealed record StripText(string Words, string? Figure = null) : StripPart
{
    public StripLook Look { get; init; }
    public bool IsCentred { get; init; }
}

/// <summary>A line across the strip.</summary>
internal sealed record StripRule : StripPart;

/// <summary>A square to be scanned.</summary>
internal sealed record StripSquare(string Text) : StripPart;
