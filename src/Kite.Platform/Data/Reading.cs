using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Several questions to books that others write in meanwhile.</summary>
public static class Reading
{
    extension(KiteDb db)
    {
        /// <summary>
        /// Until it is disposed of, everything is read as it stands now, whoever writes
        /// meanwhile; and nobody who writes waits for it.
        /// </summary>
        public async Task<DbTransaction> ReadAsItStands(CancellationToken cancel)
        {
            await db.Database.OpenConnectionAsync(cancel);
            var books = db.Database.GetDbConnection();
            // Deferred: reading must not take the turn of those who write.
            var reading = books is SqliteConnection lite
                ? lite.BeginTransaction(IsolationLevel.Unspecified, deferred: true)
                : await books.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
            await db.Database.UseTransactionAsync(reading, cancel);
            return reading;
        }
    }
}
