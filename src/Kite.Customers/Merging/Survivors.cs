using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// A customer, and the number under which something is recorded for them where it is not their
/// own: that of a record they have taken in.
/// </summary>
public sealed record Survivor(Customer Customer, long RecordedUnder);

/// <summary>Who stands for a record that may have been merged.</summary>
public sealed record StandingFor(Guid Id, long Number);

/// <summary>Merged records lead to the one that stands for them.</summary>
public static class Survivors
{
    private const int AtOnce = 5_000;

    extension(KiteDb db)
    {
        /// <summary>
        /// Who stands for each of these records now, by their key: asked for all at once, however
        /// often they were merged. Those whom nobody knows are absent.
        /// </summary>
        public async Task<IReadOnlyDictionary<Guid, StandingFor>> SurvivorsFor(
            IReadOnlyCollection<Guid> ids, CancellationToken cancel)
        {
            var known = new Dictionary<Guid, (StandingFor Who, Guid? Into)>();
            var next = ids.Distinct().ToList();
            while (next.Count > 0)
            {
                foreach (var some in next.Chunk(AtOnce))
                {
                    var read = await db.Set<Customer>().AsNoTracking()
                        .Where(c => EF.Parameter(some).Contains(c.Id))
                        .Select(c => new { c.Id, c.Number, c.MergedInto }).ToListAsync(cancel);
                    foreach (var c in read) known[c.Id] = (new(c.Id, c.Number), c.MergedInto);
                }
                next = [.. next.Where(known.ContainsKey).Select(id => known[id].Into)
                    .OfType<Guid>().Distinct().Where(id => !known.ContainsKey(id))];
            }
            return ids.Distinct().Where(known.ContainsKey).ToDictionary(id => id, Standing);

            StandingFor Standing(Guid id)
            {
                while (known[id].Into is { } into && known.ContainsKey(into)) id = into;
                return known[id].Who;
            }
        }

        /// <summary>Who stands for this number now; null where nobody ever bore it.</summary>
        public async Task<Survivor?> SurvivorFor(long number, CancellationToken cancel)
        {
            var named = await db.Set<Customer>().AsNoTracking()
                .SingleOrDefaultAsync(c => c.Number == number, cancel);
            return await db.Stand(named, cancel);
        }

        /// <summary>Who stands for this record now.</summary>
        public async Task<Survivor?> SurvivorFor(Guid id, CancellationToken cancel)
        {
            var named = await db.Set<Customer>().AsNoTracking()
                .SingleOrDefaultAsync(c => c.Id == id, cancel);
            return await db.Stand(named, cancel);
        }

        /// <summary>
        /// Who stands for this number now, held until the transaction ends, so that nobody merges
        /// them meanwhile.
        /// </summary>
        public async Task<Survivor?> HeldSurvivorFor(long number, CancellationToken cancel)
        {
            if (await db.SurvivorFor(number, cancel) is not { } found) return null;
            return (await db.Hold(found.Customer.Id, cancel)).Refusal is null
                ? found
                // Merged a moment ago: whoever stands for it now is held instead.
                : await db.HeldSurvivorFor(number, cancel);
        }

        /// <summary>
        /// The record under this key, to hang something on: held until the transaction ends, so
        /// that nobody merges it meanwhile. Refused where another stands for it.
        /// </summary>
        internal async Task<Result<Customer>> Hold(Guid id, CancellationToken cancel)
        {
            await db.Customers.Where(c => c.Id == id).ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Version, c => c.Version), cancel);
            var customer = await db.Customers.AsNoTracking()
                .SingleOrDefaultAsync(c => c.Id == id, cancel);
            return customer is null
                ? new NoSuchCustomer($"{id}")
                : await db.Unmerged(customer, cancel);
        }

        /// <summary>The record itself; refused where it was merged into another.</summary>
        internal async Task<Result<Customer>> Unmerged(
            Customer customer, CancellationToken cancel)
        {
            if (customer.MergedInto is null) return customer;

            var stands = await db.SurvivorFor(customer.Id, cancel);
            return new IsMergedAlready(customer.Number, stands!.Customer.Number);
        }

        private async Task<Survivor?> Stand(Customer? named, CancellationToken cancel)
        {
            if (named is null) return null;

            var stands = named;
            while (stands.MergedInto is { } into)
            {
                stands = await db.Set<Customer>().AsNoTracking()
                    .SingleAsync(c => c.Id == into, cancel);
            }
            return new(stands, stands == named ? 0 : named.Number);
        }

        /// <summary>A customer's own number and those of all whom they have taken in.</summary>
        internal async Task<List<long>> NumbersOf(Customer customer, CancellationToken cancel)
        {
            var numbers = new List<long> { customer.Number };
            var next = new List<Guid> { customer.Id };
            while (next.Count > 0)
            {
                var found = await db.Customers
                    .Where(c => c.MergedInto != null && next.Contains(c.MergedInto.Value))
                    .Select(c => new { c.Id, c.Number })
                    .ToListAsync(cancel);
                numbers.AddRange(found.Select(c => c.Number));
                next = found.ConvertAll(c => c.Id);
            }
            return numbers;
        }
    }
}
