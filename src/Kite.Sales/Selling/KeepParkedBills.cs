using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sales;

/// <summary>A bill that is put aside: at which till, under which name, and what is on it.
/// </summary>
public sealed record ParkFacts
{
    public int? Till { get; init; }
    public string? Name { get; init; }
    public long? Customer { get; init; }
    public long? Card { get; init; }
    public GuestFacts? Guest { get; init; }
    public IReadOnlyList<CartLine?>? Lines { get; init; }
}

/// <summary>A bill that was put aside, in a list.</summary>
public sealed record ParkedRow(
    Guid Id, int StoreNumber, int Till, string? Name, DateTimeOffset At, string By, int Lines);

/// <summary>A bill that was put aside, whole.</summary>
public sealed record ParkedView(
    Guid Id, int StoreNumber, int Till, string? Name, DateTimeOffset At, string By,
    long? Customer, long? Card, GuestFacts? Guest, IReadOnlyList<CartLine> Lines);

/// <summary>Which bills that were put aside are asked for.</summary>
public sealed record ParkedQuestion
{
    public int? Store { get; init; }
    public int? Till { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, "at-down", ["at"]);
}

/// <summary>Puts bills aside and takes them up again; whoever comes first has it.</summary>
public sealed class KeepParkedBills(KiteDb db, TimeProvider clock)
{
    private sealed record Key(Guid Id);

    public async Task<Result<ParkedView>> Park(
        Asker asker, ParkFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        if (facts.Till is not { } number) return new BadInput("till", new TillIsMissing());
        var till = await db.For(asker).TillAsync(number, cancel);
        if (till is null) return new BadInput("till", new NoSuchTill($"{number}"));
        if (till.IsRetired) return new BadInput("till", new TillIsRetired(number));
        if (ParkFaults.In(facts).ToList() is { Count: > 0 } faults) return new BadInput(faults);
        var waiting = db.ParkedBills.Where(p => p.StoreNumber == till.StoreNumber);
        if (await waiting.CountAsync(cancel) >= ParkedBill.Most)
            return new BadInput("name", new NoRoomForMore(ParkedBill.Most));

        var parked = Parked(asker, facts, till);
        db.Add(parked);
        await db.SaveChangesAsync(cancel);
        return View(asker, parked);
    }

    public async Task<Result<Page<ParkedRow>>> List(
        Asker asker, ParkedQuestion question, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Key>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var (first, id) = (place.Value.Beginning, place.Value.Key?.Id ?? Guid.Empty);
        IQueryable<ParkedBill> asked = db.ParkedBills.AsNoTracking();
        if (question.Store is { } store) asked = asked.Where(p => p.StoreNumber == store);
        if (question.Till is { } till) asked = asked.Where(p => p.TillNumber == till);
        // Their keys stand in the order in which they were put aside.
        asked = order.Value.Down
            ? asked.Where(p => first || p.Id < id).OrderByDescending(p => p.Id)
            : asked.Where(p => first || p.Id > id).OrderBy(p => p.Id);
        var read = await asked.Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<ParkedBill>.Of(read, limit.Value.Count, p => new Key(p.Id))
            .Select(p => new ParkedRow(
                p.Id, p.StoreNumber, p.TillNumber, NameFor(asker, p), p.At, p.By,
                p.LineCount));
    }

    public async Task<Result<ParkedView>> Show(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.Sell)) return new NotAllowed(May.Sell);
        var found = await db.ParkedBills.AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == id, cancel);
        return found is null ? new NoSuchParkedBill($"{id}") : View(asker, found);
    }

    /// <summary>Takes it off the shelf; of two who want it at once, one has it.</summary>
    public async Task<Result<ParkedView>> TakeUp(
        Asker asker, Guid id, CancellationToken cancel)
    {
        var found = await Show(asker, id, cancel);
        if (found.Refusal is not null) return found;

        var taken = await db.For(asker).ParkedBills.Where(p => p.Id == id)
            .ExecuteDeleteAsync(cancel);
        return taken == 1 ? found : new NoSuchParkedBill($"{id}");
    }

    private ParkedBill Parked(Asker asker, ParkFacts facts, Till till) => new()
    {
        StoreNumber = till.StoreNumber,
        TillNumber = till.Number,
        Name = facts.Name!.Trim(),
        At = clock.GetUtcNow(),
        ById = asker.Id,
        By = asker.Name,
        CustomerNumber = facts.Customer,
        CardNumber = facts.Card,
        PostalCode = Word(facts.Guest?.PostalCode),
        Phone = Word(facts.Guest?.Phone),
        Gender = facts.Guest?.Gender,
        Lines = BillNotes.WriteLines([.. facts.Lines!.OfType<CartLine>()]),
        LineCount = facts.Lines!.Count,
    };

    private static ParkedView View(Asker asker, ParkedBill p) => new(
        p.Id, p.StoreNumber, p.TillNumber, NameFor(asker, p), p.At, p.By, p.CustomerNumber,
        p.CardNumber, Guest(asker, p), BillNotes.ReadLines(p.Lines));

    private static GuestFacts? Guest(Asker asker, ParkedBill p) =>
        asker.May(May.ReadPersonal) && (p.PostalCode ?? p.Phone ?? $"{p.Gender}") is { Length: > 0 }
            ? new(p.PostalCode, p.Phone, p.Gender)
            : null;

    private static string? NameFor(Asker asker, ParkedBill p) =>
        asker.May(May.ReadPersonal) ? p.Name : null;

    private static string? Word(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null : word.Trim();
}
