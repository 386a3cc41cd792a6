namespace Kite.Importing;

/// <summary>The sign that parts whole units from their decimals: 11.77 or 11,77.</summary>
public enum DecimalSign
{
    Point,
    Comma,
}
