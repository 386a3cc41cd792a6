namespace Kite.Insight;

/// <summary>How far the keys move a line, and where a dragged line comes to rest.</summary>
internal static class MapSteps
{
    /// <summary>One unit of money, or a hundredth of the sum's size where that is more.</summary>
    public static long Of(long coins, Currency currency)
    {
        var step = currency.CoinsInUnit;
        while (coins / 1000 >= step) step *= 10;
        return step;
    }

    /// <summary>The nearest whole step, so that nobody drags to ¥119.37.</summary>
    public static long Round(long coins, Currency currency)
    {
        var step = Of(coins, currency);
        return (coins + step / 2) / step * step;
    }

    /// <summary>Where a key takes a line; null when the key is none of ours.</summary>
    public static long? Key(string key, bool shift, long at, long? median, long step)
    {
        var by = (shift ? 10 : 1) * step;
        return key switch
        {
            "ArrowRight" or "ArrowUp" => at + by,
            "ArrowLeft" or "ArrowDown" => Math.Max(0, at - by),
            "PageUp" => at + 10 * step,
            "PageDown" => Math.Max(0, at - 10 * step),
            "Home" => median ?? at,
            _ => null,
        };
    }
}
