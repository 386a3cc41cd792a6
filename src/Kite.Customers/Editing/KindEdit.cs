using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Whether a record is a person or a firm. A relation that needs what it is (nobody works for a
/// person) keeps it so.
/// </summary>
internal sealed class KindEdit(string? target) : RecordEdit("kind", target)
{
    private ILookup<Guid, CustomerKind> needed = Array.Empty<(Guid, CustomerKind)>()
        .ToLookup(n => n.Item1, n => n.Item2);

    public override async Task<Dictionary<Guid, string?>> Now(
        KiteDb db, IReadOnlyCollection<Customer> customers, CancellationToken cancel)
    {
        var ids = customers.Select(c => c.Id).ToList();
        var ends = await db.Relations.Where(r => EF.Parameter(ids).Contains(r.CustomerId))
            .Select(r => new { r.CustomerId, r.Kind }).Distinct().ToListAsync(cancel);
        needed = ends
            .Select(e => (e.CustomerId, Must: e.Kind.Counterpart().OtherMustBe()))
            .Where(e => e.Must is not null)
            .ToLookup(e => e.CustomerId, e => e.Must!.Value);
        return customers.ToDictionary(c => c.Id, c => (string?)Word(c.Kind));
    }

    public override bool HasRoom(Customer customer) => CanBe(customer, Target!);

    public override async Task<bool> Put(
        KiteDb db, Customer customer, string? value, DateTimeOffset at,
        CancellationToken cancel)
    {
        if (!CanBe(customer, value!)) return false;

        customer.Kind = Enum.Parse<CustomerKind>(value!, ignoreCase: true);
        customer.ChangedAt = at;
        await db.NoteChanged(customer, [], "staff", at, cancel);
        // A firm is found by the words of its name otherwise than a person.
        await db.Retoken(customer, cancel);
        return true;
    }

    private bool CanBe(Customer customer, string kind) =>
        needed[customer.Id].All(k => Word(k) == kind);

    private static string Word(CustomerKind kind) => kind.ToString().ToLowerInvariant();
}
