using SkiaSharp;

namespace Kite;

/// <summary>
/// Bars as a picture for a letter, where mail programs show no SVG. It holds no words, so that it
/// needs no font; they stand beside it.
/// </summary>
public static class BarPicture
{
    // Twice as many points as it is shown with, for sharp screens.
    public const int Width = 1120;
    public const int Height = 160;

    private const float Gap = 8;
    private static readonly SKColor Quiet = SKColor.Parse("#B9B0A5");
    private static readonly SKColor Last = SKColor.Parse("#BF311A");
    private static readonly SKColor Ground = SKColor.Parse("#FFFEFC");
    private static readonly SKColor Line = SKColor.Parse("#D3CBC0");

    /// <summary>The picture as PNG; the last bar is marked.</summary>
    public static byte[] Png(IReadOnlyList<long> bars)
    {
        using var bitmap = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(Ground);
            Draw(canvas, bars, new(0, 0, Width, Height));
        }
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    internal static void Draw(SKCanvas canvas, IReadOnlyList<long> bars, SKRect place)
    {
        using var paint = new SKPaint { IsAntialias = true };
        paint.Color = Line;
        canvas.DrawRect(new(place.Left, place.Bottom - 1, place.Right, place.Bottom), paint);
        if (bars.Count == 0) return;

        var most = Math.Max(1, bars.Max());
        var step = place.Width / bars.Count;
        var gap = Math.Min(Gap, step / 4);
        for (var i = 0; i < bars.Count; i++)
        {
            paint.Color = i == bars.Count - 1 ? Last : Quiet;
            var height = (place.Height - 2) * Math.Max(0, bars[i]) / most;
            var left = place.Left + (i * step);
            canvas.DrawRect(
                new(left, place.Bottom - 1 - height, left + step - gap, place.Bottom - 1), paint);
        }
    }
}
