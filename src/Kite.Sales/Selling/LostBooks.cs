using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>
/// Nobody heard whether it was done: it is asked again, under the same name, and done once.
/// </summary>
public sealed record BooksWereNotReached : Refusal;

/// <summary>Tells what is lost on the way to the books from what is wrong.</summary>
internal static class LostBooks
{
    public static bool Tells(Exception lost) => lost is DbException or DbUpdateException
        or TimeoutException or IOException
        or InvalidOperationException { InnerException: DbException };
}
