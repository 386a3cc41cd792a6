using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Reads what a price by strategies depends on: those that run, the guest, and what was given
/// before.
/// </summary>
internal sealed class RunningStrategies(
    KiteDb db, IEnumerable<ICustomerGroups> groups, MembershipDesk members)
{
    private const int DaysAroundBirthday = 60;

    /// <summary>The cart, ready to be priced; one version may be tried beside those that run, in
    /// the place of its own strategy.</summary>
    public async Task<StrategyBill> Open(
        StrategyCart asked, StrategyVersion? tried, CancellationToken cancel)
    {
        var at = Occasion.Of(asked.Store, asked.At);
        var versions = await InForce(at.Day, asked.Currency, tried, cancel);
        var all = versions.ConvertAll(v => new StrategyInForce(
            v.StrategyId, v.Number, v.Name, StrategyJson.Read(v.Rules), new()));
        if (await OfCard(asked, at.Day, cancel) is { } off) all.Add(off);
        if (all.Count == 0)
        {
            return new(
                new(asked.Lines, Guest.Unknown) { Coupons = asked.Coupons }, [], at);
        }

        var customer = await CustomerOf(asked.CustomerId, cancel);
        var guest = await GuestOf(customer, asked.CardNumber, all, at.Day, cancel);
        var used = await Used(all, customer?.Id, cancel);
        return new(
            new(await WithCategories(asked.Lines, cancel), guest) { Coupons = asked.Coupons },
            all.ConvertAll(s => s with { Used = used.GetValueOrDefault(s.Id) ?? s.Used }), at);
    }

    // What is written in coins of another currency says nothing of this bill.
    private async Task<List<StrategyVersion>> InForce(
        DateOnly day, Currency currency, StrategyVersion? tried, CancellationToken cancel)
    {
        var (versions, code) = (db.StrategyVersions.AsNoTracking(), currency.Code);
        var running = await db.Strategies.AsNoTracking()
            .Where(s => s.Approved != null && s.StoppedAt == null
                && (s.LastDay == null || s.LastDay >= day))
            .Join(
                versions, s => new { s.Id, Number = s.Approved!.Value },
                v => new { Id = v.StrategyId, v.Number }, (_, v) => v)
            .Where(v => v.Currency == code)
            .ToListAsync(cancel);
        if (tried is null) return running;

        running.RemoveAll(v => v.StrategyId == tried.StrategyId);
        running.Add(tried);
        return running;
    }

    // A discount card is a strategy for who shows it: it is priced, told and excluded alike. It
    // gives nothing once its last day is over, or where it cannot be used.
    private async Task<StrategyInForce?> OfCard(
        StrategyCart asked, DateOnly day, CancellationToken cancel)
    {
        if (asked.CardNumber is not { } shown) return null;

        var (cards, code) = (db.Cards, asked.Currency.Code);
        var kind = await db.CardKinds.AsNoTracking()
            .Where(k => k.DiscountBasisPoints > 0 && k.Currency == code
                && cards.Any(c => c.Number == shown && c.KindId == k.Id
                    && c.State == CardState.Active
                    && (c.LastDay == null || c.LastDay >= day)))
            .SingleOrDefaultAsync(cancel);
        return kind is null ? null : CardDiscount.Of(kind);
    }

    private async Task<Customer?> CustomerOf(Guid? id, CancellationToken cancel) =>
        id is null
            ? null
            : await db.Set<Customer>().AsNoTracking().SingleOrDefaultAsync(
                c => c.Id == id && c.Number > 0 && c.MergedInto == null, cancel);

    private async Task<Guest> GuestOf(
        Customer? customer, long? card, List<StrategyInForce> all, DateOnly day,
        CancellationToken cancel)
    {
        var id = customer?.Id;
        var kinds = await db.Cards.AsNoTracking()
            .Where(c => c.State == CardState.Active
                && ((id != null && c.CustomerId == id) || c.Number == card))
            .Select(c => c.KindId).ToListAsync(cancel);
        var held = all.Exists(s => s.Rules.Who.AsksForMembers)
            ? await members.AllHolding(id, card, day, cancel)
            : [];
        if (customer is null)
            return new() { CardKinds = kinds.ToHashSet(), Memberships = held };

        var tags = await db.Set<CustomerTag>().AsNoTracking()
            .Where(t => t.CustomerId == customer.Id).Select(t => t.Tag).ToListAsync(cancel);
        var segments = all.SelectMany(s => s.Rules.Who.Segments).Distinct();
        return new()
        {
            IsKnown = true,
            Number = customer.Number,
            CardKinds = kinds.ToHashSet(),
            Tags = tags.ToHashSet(StringComparer.Ordinal),
            Memberships = held,
            Segments = await Among(segments, customer.Number, cancel),
            DaysFromBirthday = Away(customer, day),
        };
    }

    private async Task<HashSet<Guid>> Among(
        IEnumerable<Guid> segments, long number, CancellationToken cancel)
    {
        var found = new HashSet<Guid>();
        foreach (var segment in segments)
        {
            foreach (var source in groups)
            {
                if (await source.Has(segment, number, cancel)) found.Add(segment);
            }
        }
        return found;
    }

    // The nearest one, before or after: only those nearer than two months are ever asked for.
    internal static int? Away(Customer customer, DateOnly day) =>
        customer.NextBirthday(day.AddDays(-DaysAroundBirthday)) is { } birthday
            ? Math.Min(
                Math.Abs(birthday.DayNumber - day.DayNumber),
                customer.NextBirthday(day)!.Value.DayNumber - day.DayNumber)
            : null;

    private async Task<Dictionary<Guid, StrategyUsed>> Used(
        List<StrategyInForce> all, Guid? customer, CancellationToken cancel)
    {
        var limited = all.Where(s => s.Rules.Caps.BudgetCoins is not null)
            .Select(s => s.Id).ToList();
        var given = limited.Count == 0
            ? []
            : await db.StrategyDays.AsNoTracking()
                .Where(d => EF.Parameter(limited).Contains(d.StrategyId))
                .GroupBy(d => d.StrategyId)
                .Select(g => new { g.Key, Coins = g.Sum(d => d.Coins) })
                .ToDictionaryAsync(g => g.Key, g => g.Coins, cancel);
        var counted = all.Where(s => s.Rules.Caps.CountsGuests).Select(s => s.Id).ToList();
        var had = counted.Count == 0 || customer is null
            ? []
            : await db.StrategyUses.AsNoTracking()
                .Where(u => u.CustomerId == customer
                    && EF.Parameter(counted).Contains(u.StrategyId))
                .GroupBy(u => u.StrategyId)
                .Select(g => new { g.Key, Coins = g.Sum(u => u.Coins), Uses = g.Count() })
                .ToDictionaryAsync(g => g.Key, cancel);
        return all.ToDictionary(s => s.Id, s => new StrategyUsed(
            given.GetValueOrDefault(s.Id), had.GetValueOrDefault(s.Id)?.Coins ?? 0,
            had.GetValueOrDefault(s.Id)?.Uses ?? 0));
    }

    // Who does not say in which category a thing stands leaves it to the catalogue.
    private async Task<IReadOnlyList<CartLine>> WithCategories(
        IReadOnlyList<CartLine> lines, CancellationToken cancel)
    {
        var codes = lines
            .Where(l => l.Category.Length == 0 && l.Code.Length > 0).Select(l => l.Code)
            .Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count == 0) return lines;

        var known = await db.Set<Catalogue.Product>().AsNoTracking()
            .Where(p => EF.Parameter(codes).Contains(p.Code))
            .ToDictionaryAsync(p => p.Code, p => p.Category, StringComparer.Ordinal, cancel);
        return
        [
            .. lines.Select(l => l.Category.Length > 0
                ? l
                : l with { Category = known.GetValueOrDefault(l.Code) ?? "" }),
        ];
    }
}
