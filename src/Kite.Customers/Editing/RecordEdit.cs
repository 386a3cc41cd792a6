using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// One field and what it is to hold: reads it from many records and writes it into each.
/// </summary>
internal abstract class RecordEdit(string name, string? target)
{
    public string Field => name;

    /// <summary>What the field holds afterwards, in one line; null for nothing.</summary>
    public string? Target => target;

    /// <summary>What it holds now, of these customers.</summary>
    public abstract Task<Dictionary<Guid, string?>> Now(
        KiteDb db, IReadOnlyCollection<Customer> customers, CancellationToken cancel);

    /// <summary>Whether the record has room for the target; ask after <see cref="Now"/>.</summary>
    public virtual bool HasRoom(Customer customer) => true;

    /// <summary>Writes it; answers whether the record can hold that.</summary>
    public abstract Task<bool> Put(
        KiteDb db, Customer customer, string? value, DateTimeOffset at,
        CancellationToken cancel);
}

/// <summary>A tag that is given to a customer, or taken away.</summary>
internal sealed class TagEdit(string tag, bool removes)
    : RecordEdit("tag", removes ? null : tag)
{
    private Dictionary<Guid, List<string>> known = [];

    public override async Task<Dictionary<Guid, string?>> Now(
        KiteDb db, IReadOnlyCollection<Customer> customers, CancellationToken cancel)
    {
        var ids = customers.Select(c => c.Id).ToList();
        known = (await db.CustomerTags.Where(t => EF.Parameter(ids).Contains(t.CustomerId))
            .ToListAsync(cancel))
            .GroupBy(t => t.CustomerId)
            .ToDictionary(g => g.Key, g => g.Select(t => t.Tag).ToList());
        return customers.ToDictionary(
            c => c.Id,
            c => known.GetValueOrDefault(c.Id)?.Contains(tag) == true ? tag : null);
    }

    public override bool HasRoom(Customer customer) =>
        removes || known.GetValueOrDefault(customer.Id) is not { Count: >= TagWords.Most };

    public override async Task<bool> Put(
        KiteDb db, Customer customer, string? value, DateTimeOffset at,
        CancellationToken cancel)
    {
        List<string> tags = [.. (known.GetValueOrDefault(customer.Id) ?? []).Where(t => t != tag)];
        if (value is not null) tags.Add(tag);
        if (tags.Count > TagWords.Most) return false;

        await db.PutTags(customer, tags, cancel);
        return true;
    }
}

/// <summary>A field of the record itself.</summary>
internal sealed class FieldEdit(string name, string? target) : RecordEdit(name, target)
{
    public static readonly IReadOnlyList<string> Fields =
        ["city", "country", "industry", "kind", "language", "source"];

    /// <summary>Every record has these: they are changed, never emptied.</summary>
    public static bool IsAlwaysThere(string? field) => field is "kind" or "source";

    public override Task<Dictionary<Guid, string?>> Now(
        KiteDb db, IReadOnlyCollection<Customer> customers, CancellationToken cancel) =>
        Task.FromResult(customers.ToDictionary(c => c.Id, Read));

    public override async Task<bool> Put(
        KiteDb db, Customer customer, string? value, DateTimeOffset at,
        CancellationToken cancel)
    {
        switch (Field)
        {
            case "city": customer.City = value; break;
            case "country": customer.Country = value; break;
            case "industry": customer.Industry = value; break;
            case "source": customer.Source = value!; break;
            default: customer.Language = value; break;
        }
        customer.ChangedAt = at;
        await db.NoteChanged(customer, [], "staff", at, cancel);
        return true;
    }

    private string? Read(Customer customer) => Field switch
    {
        "city" => customer.City,
        "country" => customer.Country,
        "industry" => customer.Industry,
        "source" => customer.Source,
        _ => customer.Language,
    };
}

/// <summary>A field of the business's own that is not sealed.</summary>
internal sealed class OwnEdit(
    FieldView own, string? target, Currency currency, MasterKeys masters)
    : RecordEdit(own.Column, target)
{
    public override async Task<Dictionary<Guid, string?>> Now(
        KiteDb db, IReadOnlyCollection<Customer> customers, CancellationToken cancel)
    {
        var values = await db.OwnOf([.. customers.Select(c => c.Id)], [own], cancel);
        return customers.ToDictionary(
            c => c.Id,
            c => values[c.Id].Select(v => v.Value.Line(own, currency)).FirstOrDefault());
    }

    public override async Task<bool> Put(
        KiteDb db, Customer customer, string? value, DateTimeOffset at,
        CancellationToken cancel)
    {
        var read = value is null ? null : OwnValue.Read(own, value, currency);
        // A word that the field no longer offers cannot be put back.
        if (read?.Refusal is not null) return false;

        var wanted = new Dictionary<FieldView, OwnValue?> { [own] = read?.Value };
        var changed = await db.SetOwn(customer, wanted, masters, cancel);
        await db.NoteChanged(customer, changed, "staff", at, cancel);
        if (own.IsSearched) await db.Retoken(customer, cancel);
        return true;
    }
}
