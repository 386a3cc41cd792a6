using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Kite.Tests;

/// <summary>What an asker is told where no use case caught the trouble.</summary>
public sealed class ProblemStatusTests
{
    public static TheoryData<string, Exception, int> Troubles() => new()
    {
        { "two wait for each other", Postgres("40P01"), 503 },
        { "two read what the other writes", Postgres("40001"), 503 },
        { "too many are connected", Postgres("53300"), 503 },
        { "another process writes on and on", new SqliteException("locked", 5), 503 },
        { "saving ran into it", new DbUpdateException("saving", Postgres("40P01")), 503 },
        { "a row is there twice", Postgres("23505"), 500 },
        { "a row is there twice, embedded", new SqliteException("constraint", 19), 500 },
        { "a body too large", new BadHttpRequestException("too large", 413), 413 },
        { "our own mistake", new InvalidOperationException("?"), 500 },
    };

    [Theory, MemberData(nameof(Troubles))]
    public void Only_what_may_go_through_a_moment_later_asks_to_come_again(
        string trouble, Exception exception, int status)
    {
        Assert.NotEmpty(trouble);

        Assert.Equal(status, Problems.StatusOf(exception));
    }

    private static DbException Postgres(string state) =>
        new PostgresException("it failed", "ERROR", "ERROR", state);
}
