using Npgsql;

namespace Kite.Bench;

/// <summary>
/// A PostgreSQL server of the bench's own, as durable as it comes: what is committed is on the
/// disk. Memory is set as one would for a machine that serves nothing else.
/// </summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly string folder;
    private readonly string programs;
    private readonly int port;

    private PrivatePostgres(string folder, string programs, int port) =>
        (this.folder, this.programs, this.port) = (folder, programs, port);

    public static async Task<PrivatePostgres> Start(ScratchFolder scratch, CancellationToken cancel)
    {
        var books = scratch.Folder("postgres");
        await Open(scratch.Path, books, cancel);
        var server = new PrivatePostgres(books, FindPrograms(), Tree.FreePort());
        await server.Do(
            "initdb",
            ["-D", books, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
            cancel);
        var settings = Figure.Say($"-p {server.port} -k {books} ")
            + "-c listen_addresses=127.0.0.1 -c shared_buffers=4GB -c work_mem=256MB "
            + "-c maintenance_work_mem=512MB -c max_wal_size=8GB -c effective_cache_size=12GB";
        await server.Do(
            "pg_ctl",
            ["-D", books, "-w", "-l", server.File("log"), "-o", settings, "start"],
            cancel);
        return server;
    }

    public string Connection(string database) => Figure.Say(
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};CommandTimeout=0");

    /// <summary>A path that the server itself can write and read.</summary>
    public string File(string name) => Path.Combine(folder, name);

    public async Task Run(string database, string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(Connection(database));
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>pgbench on the database that is kept for it; answers what it tells.</summary>
    public async Task<string> Bench(IEnumerable<string> words, CancellationToken cancel)
    {
        using var child = Child.Start(
            Path.Combine(programs, "pgbench"),
            ["-h", "127.0.0.1", "-p", Figure.Say($"{port}"), "-U", "postgres", .. words, "yard"]);
        return await child.Finish(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Do("pg_ctl", ["-D", folder, "-m", "immediate", "stop"], CancellationToken.None);
    }

    // PostgreSQL refuses to run as root and must be able to reach its folder.
    private static async Task Open(string scratch, string folder, CancellationToken cancel)
    {
        if (!Environment.IsPrivilegedProcess || OperatingSystem.IsWindows()) return;

        var mode = System.IO.File.GetUnixFileMode(scratch);
        System.IO.File.SetUnixFileMode(
            scratch, mode | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        using var chown = Child.Start("chown", ["postgres", folder]);
        await chown.Finish(cancel);
    }

    private async Task Do(string program, string[] words, CancellationToken cancel)
    {
        var path = Path.Combine(programs, program);
        using var child = Environment.IsPrivilegedProcess
            ? Child.Start(
                "setpriv",
                [
                    "--reuid", "postgres", "--regid", "postgres", "--init-groups", path, .. words,
                ],
                folder: "/")
            : Child.Start(path, words);
        await child.Finish(cancel);
    }

    private static string FindPrograms() =>
        !Directory.Exists("/usr/lib/postgresql")
            ? ""
            : Directory.EnumerateDirectories("/usr/lib/postgresql")
                .OrderByDescending(d => d, StringComparer.Ordinal)
                .Select(d => Path.Combine(d, "bin"))
                .First(d => System.IO.File.Exists(Path.Combine(d, "initdb")));
}
