namespace Kite.Bench;

/// <summary>What the figures were measured on, without naming it.</summary>
internal static class Machine
{
    public static string Told { get; } =
        $"{Environment.ProcessorCount} cores, {Gibibytes} GiB";

    public static DateOnly Today { get; } =
        DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date);

    private static long Gibibytes =>
        (long)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30));
}
