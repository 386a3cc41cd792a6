using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Puts free words on a customer: those named stay or come, others go.</summary>
public sealed class SetTags(KiteDb db)
{
    public sealed record TagOrder(IReadOnlyList<string?>? Tags);

    public sealed record Tagged(IReadOnlyList<string> Tags);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut(
                "/customers/{id:guid}/tags",
                async (
                    Guid id, TagOrder order, SetTags set, Asker asker, CancellationToken cancel) =>
                    (await set.Run(asker, id, order.Tags ?? [], cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Puts these tags on a customer, and takes others off");

    public async Task<Result<Tagged>> Run(
        Asker asker, Guid id, IReadOnlyList<string?> typed, CancellationToken cancel)
    {
        var tags = TagWords.Trimmed(typed);
        var faults = TagWords.Faults(tags).ToList();
        if (faults.Count > 0) return new BadInput(faults);

        return await db.ChangeOn<Tagged>(
            asker,
            id,
            async customer =>
            {
                await db.PutTags(customer, tags, cancel);
                return new Tagged(tags);
            },
            cancel);
    }
}

/// <summary>The tags of a record, and those in use.</summary>
internal static class TagBook
{
    extension(KiteDb db)
    {
        public async Task<IReadOnlyList<string>> TagsOf(Guid customer, CancellationToken cancel) =>
            await db.CustomerTags.Where(t => t.CustomerId == customer)
                .OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync(cancel);

        /// <summary>Writes them; the trail tells them as one field of the record.</summary>
        public async Task PutTags(
            Customer customer, IReadOnlyList<string> tags, CancellationToken cancel)
        {
            var isNew = db.Entry(customer).State == EntityState.Added;
            var old = isNew
                ? []
                : await db.CustomerTags.Where(t => t.CustomerId == customer.Id)
                    .ToListAsync(cancel);
            var gone = old.FindAll(o => !tags.Contains(o.Tag, StringComparer.Ordinal));
            var fresh = tags.Where(t => !old.Exists(o => o.Tag == t)).ToList();
            if (gone.Count + fresh.Count == 0) return;

            db.CustomerTags.RemoveRange(gone);
            db.CustomerTags.AddRange(fresh.Select(t => new CustomerTag
            {
                CustomerId = customer.Id, CustomerNumber = customer.Number, Tag = t,
            }));
            db.Tell(new(
                "customer", customer.Id, "tags", Line(old.Select(o => o.Tag)), Line(tags),
                DataClass.Personal));
        }
    }

    private static string? Line(IEnumerable<string> tags) =>
        string.Join(", ", tags.Order(StringComparer.Ordinal)) is { Length: > 0 } line ? line : null;
}
