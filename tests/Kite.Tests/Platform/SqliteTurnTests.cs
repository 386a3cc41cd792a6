using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Kite.Tests;

/// <summary>Who writes into the embedded database waits in line, and the line goes on.</summary>
public sealed class SqliteTurnTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_hangs_up_just_when_their_turn_has_come_does_not_keep_it()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("kite-test-").FullName, "kite.db");
        var books = new BooksAt($"Data Source={file};Pooling=False");
        using var hungUp = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using (var first = Open(books, new HangsUp(hungUp)))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => first.Database.BeginTransactionAsync(hungUp.Token));
        }

        // Whoever comes next would otherwise wait until their patience is at its end.
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        soon.CancelAfter(TimeSpan.FromSeconds(10));
        await using (var next = Open(books))
        {
            await using var turn = await next.Database.BeginTransactionAsync(soon.Token);
            await turn.CommitAsync(soon.Token);
        }
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static DbContext Open(BooksAt books, params IInterceptor[] more)
    {
        var options = new DbContextOptionsBuilder<DbContext>();
        books.Configure(options);
        return new(options.AddInterceptors(more).Options);
    }

    /// <summary>Nobody waits any more, as soon as the turn has come.</summary>
    private sealed class HangsUp(CancellationTokenSource hungUp) : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult<DbTransaction>>
            TransactionStartingAsync(
                DbConnection connection, TransactionStartingEventData eventData,
                InterceptionResult<DbTransaction> result,
                CancellationToken cancellationToken = default)
        {
            await hungUp.CancelAsync();
            return result;
        }
    }
}
