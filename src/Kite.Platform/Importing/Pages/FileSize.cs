using System.Globalization;

namespace Kite.Importing;

/// <summary>How large a file is, in the steps people know.</summary>
internal static class FileSize
{
    private static readonly string[] Steps = ["B", "kB", "MB", "GB", "TB"];

    public static string Of(long bytes)
    {
        var (size, step) = ((double)bytes, 0);
        for (; size >= 1000 && step < Steps.Length - 1; step++) size /= 1000;
        var form = step == 0 || size >= 100 ? "N0" : "N1";
        return size.ToString(form, CultureInfo.CurrentCulture) + '\u00a0' + Steps[step];
    }
}
