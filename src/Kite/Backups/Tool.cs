using System.Diagnostics;
using Npgsql;

namespace Kite;

/// <summary>PostgreSQL's own tools for dumping and restoring.</summary>
internal static class Tool
{
    public static async Task<Refusal?> Run(
        string tool, string connection, CancellationToken cancel, params string[] arguments)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(tool, arguments)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = to.Port.ToString(
            System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = to.Database;
        start.Environment["PGUSER"] = to.Username;
        // The password goes by the environment, never by an argument that others can list.
        start.Environment["PGPASSWORD"] = to.Password;
        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0 ? null : new ToolFailed(tool, said.Trim());
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return new ToolFailed(tool, missing.Message);
        }
    }
}
