using Microsoft.EntityFrameworkCore;

namespace Kite.Catalogue;

/// <summary>Takes the numbers of pieces of a product in, and out again before they are sold.
/// </summary>
public sealed class RegisterSerials(KiteDb db, TimeProvider clock)
{
    internal const int LongestSerial = 60;
    internal const int LongestNote = 200;
    private const int MostAtOnce = 1_000;

    /// <summary>Numbers to be taken in for one product: all of them, or none.</summary>
    /// <param name="Product">The product's code, or one of its barcodes.</param>
    /// <param name="Serials">The numbers as they stand on the pieces.</param>
    /// <param name="Note">Whence they came, say.</param>
    public sealed record NewSerials(
        string? Product, IReadOnlyList<string?>? Serials, string? Note = null);

    public async Task<Result<Page<SerialView>>> Run(
        Asker asker, NewSerials typed, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var serials = (typed.Serials ?? []).Select(s => s?.Trim() ?? "")
            .Where(s => s.Length > 0).ToList();
        if (Faults(typed, serials).ToList() is { Count: > 0 } faults) return new BadInput(faults);
        var product = await db.For(asker).ProductByWordAsync(typed.Product, cancel);
        if (product is null)
            return new BadInput("product", new NoSuchProduct(typed.Product!.Trim()));

        var at = clock.GetUtcNow();
        var note = string.IsNullOrWhiteSpace(typed.Note) ? null : typed.Note.Trim();
        var fresh = serials.ConvertAll(s => new SerialNumber
        {
            ProductId = product.Id, Serial = s, Findable = SerialNumber.Folded(s), Note = note,
            CreatedAt = at,
        });
        if (await Known(product.Id, fresh, cancel) is { } known) return known;

        db.AddRange(fresh);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone took one of them in a moment ago.
            db.ChangeTracker.Clear();
            if (await Known(product.Id, fresh, cancel) is { } late) return late;
            throw;
        }
        return new Page<SerialView>(
            [.. fresh.Select(s => SerialView.Of(s, product))], Next: null);
    }

    public async Task<Result<Done>> Remove(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.WriteProducts)) return new NotAllowed(May.WriteProducts);
        var serial = await db.For(asker).SerialNumbers.FindAsync([id], cancel);
        if (serial is null) return new NoSuchSerialNumber($"{id}");
        if (serial.SoldOn is not null) return new SoldPieceStays(serial.Serial);

        db.Remove(serial);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(serial.Version, serial.Version + 1);
        }
        return Done.It;
    }

    private async Task<BadInput?> Known(
        Guid product, List<SerialNumber> fresh, CancellationToken cancel)
    {
        var wanted = fresh.Select(s => s.Findable).ToHashSet(StringComparer.Ordinal);
        var taken = await db.SerialNumbers
            .Where(s => s.ProductId == product && EF.Parameter(wanted).Contains(s.Findable))
            .Select(s => s.Serial).FirstOrDefaultAsync(cancel);
        return taken is null ? null : new("serials", new SerialNumberIsKnown(taken));
    }

    private static IEnumerable<Fault> Faults(NewSerials typed, List<string> serials)
    {
        if (string.IsNullOrWhiteSpace(typed.Product))
            yield return new("product", new ProductIsMissing());
        if (serials.Count is 0 or > MostAtOnce)
            yield return new("serials", new OutOfRange(1, MostAtOnce));
        if (serials.Exists(s => s.Length > LongestSerial || s.Any(char.IsControl)
            || SerialNumber.Folded(s).Length == 0))
        {
            yield return new("serials", new SerialNumberIsUnfit(LongestSerial));
        }
        var twice = serials.GroupBy(SerialNumber.Folded, StringComparer.Ordinal)
            .FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            yield return new("serials", new SerialNumberIsKnown(twice.First()));
        if (typed.Note?.Trim().Length > LongestNote)
            yield return new("note", new WordIsTooLong(LongestNote));
    }
}
