using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>Which customers of a rehearsal are asked for.</summary>
public sealed record RehearsedCustomerQuestion
{
    /// <summary>Their quarter before, and after: A, B, C or D.</summary>
    public string? Before { get; init; }
    public string? Then { get; init; }

    /// <summary><c>winners</c> or <c>losers</c>; all where nothing is said.</summary>
    public string? Who { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    public const string MostGain = "gain-down";

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, MostGain, ["gain"]);
}

/// <summary>A customer of a rehearsal; the name is absent for who may not see it.</summary>
public sealed record RehearsedCustomerView(
    long Number, string? Name, int Visits, int Receipts, int Touched, Money Net, Money Given,
    Money Gain, string? Before, string? After);

/// <summary>A day of a rehearsal in one store.</summary>
public sealed record RehearsedDayView(
    DateOnly Day, int Store, long Receipts, long Touched, Money List, Money Given, Money Cost);

/// <summary>Which days are asked for.</summary>
public sealed record RehearsedDayQuestion
{
    public int? Store { get; init; }

    /// <summary>A month as <c>2026-03</c>.</summary>
    public string? Month { get; init; }
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }

    internal Result<ListOrder> InOrder => ListOrder.Read(Order, "day", ["day"]);
}

/// <summary>An odd thing with what shows it.</summary>
public sealed record RehearsedCaseView(
    OddCheck Check, int Line, long? Customer, Guid? Purchase, int? Store, DateOnly? Day,
    Money List, Money Paid, Money Amount);

/// <summary>Which odd things are asked for.</summary>
public sealed record RehearsedCaseQuestion
{
    public Choice<OddCheck>? Check { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
}

/// <summary>The rows that the figures of a rehearsal are made of, a page at a time.</summary>
internal sealed class ListRehearsed(KiteDb db)
{
    private sealed record CustomerKey(long Gain, long Number);

    private sealed record DayKey(DateOnly Day, int Store);

    private sealed record CaseKey(OddCheck Check, int Line);

    public async Task<Result<Page<RehearsedCustomerView>>> Customers(
        Asker asker, Guid id, RehearsedCustomerQuestion question, CancellationToken cancel)
    {
        var currency = await Currency(asker, id, cancel);
        if (currency.Refusal is { } no) return no;
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<CustomerKey>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;
        var asked = Asked(id, question);
        if (asked.Refusal is { } strange) return strange;

        var read = await From(place.Value, order.Value, asked.Value.Customers)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        var names = await db.NamesOf(
            asker, [.. read.Select(c => c.CustomerNumber)], cancel);
        return Page<RehearsalCustomer>
            .Of(read, limit.Value.Count, c => new CustomerKey(c.GainCoins, c.CustomerNumber))
            .Select(c => new RehearsedCustomerView(
                c.CustomerNumber, names.GetValueOrDefault(c.CustomerNumber)?.Name, c.Visits,
                c.Receipts, c.Touched, In(c.NetCoins), In(c.GivenCoins), In(c.GainCoins),
                c.Before?.ToString(), c.After?.ToString()));

        Money In(long coins) => new(coins, currency.Value);
    }

    public async Task<Result<Page<RehearsedDayView>>> Days(
        Asker asker, Guid id, RehearsedDayQuestion question, CancellationToken cancel)
    {
        var currency = await Currency(asker, id, cancel);
        if (currency.Refusal is { } no) return no;
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<DayKey>(question.After);
        if (place.Refusal is { } lost) return lost;
        var order = question.InOrder;
        if (order.Refusal is { } unknown) return unknown;

        var days = db.RehearsalDays.AsNoTracking().Where(d => d.RehearsalId == id);
        if (question.Store is { } one) days = days.Where(d => d.StoreNumber == one);
        if (question.Month is { } month)
        {
            if (!DateOnly.TryParseExact(
                month + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None, out var first))
            {
                return new BadInput("month", new NoSuchMonth(month));
            }
            var last = first.AddDays(DateTime.DaysInMonth(first.Year, first.Month) - 1);
            days = days.Where(d => d.Day >= first && d.Day <= last);
        }
        var read = await From(place.Value, order.Value, days)
            .Take(limit.Value.Count + 1).ToListAsync(cancel);
        return Page<RehearsalDay>
            .Of(read, limit.Value.Count, d => new DayKey(d.Day, d.StoreNumber))
            .Select(d => new RehearsedDayView(
                d.Day, d.StoreNumber, d.Receipts, d.Touched, In(d.ListCoins), In(d.GivenCoins),
                In(d.CostCoins)));

        Money In(long coins) => new(coins, currency.Value);
    }

    public async Task<Result<Page<RehearsedCaseView>>> Cases(
        Asker asker, Guid id, RehearsedCaseQuestion question, CancellationToken cancel)
    {
        var currency = await Currency(asker, id, cancel);
        if (currency.Refusal is { } no) return no;
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<CaseKey>(question.After);
        if (place.Refusal is { } lost) return lost;

        // Few hundred of each kind are kept, so all are read and put in the order of the checks.
        var cases = db.RehearsalCases.AsNoTracking().Where(c => c.RehearsalId == id);
        if (question.Check is { Value: var check }) cases = cases.Where(c => c.Odd == check);
        var (start, from, line) = (
            place.Value.Beginning, place.Value.Key?.Check ?? default, place.Value.Key?.Line ?? 0);
        var read = (await cases.ToListAsync(cancel))
            .Where(c => start || c.Odd > from || (c.Odd == from && c.Line > line))
            .OrderBy(c => c.Odd).ThenBy(c => c.Line).Take(limit.Value.Count + 1).ToList();
        return Page<RehearsalCase>
            .Of(read, limit.Value.Count, c => new CaseKey(c.Odd, c.Line))
            .Select(c => new RehearsedCaseView(
                c.Odd, c.Line, c.CustomerNumber, c.PurchaseId, c.StoreNumber, c.Day,
                In(c.ListCoins), In(c.PaidCoins), In(c.Coins)));

        Money In(long coins) => new(coins, currency.Value);
    }

    private async Task<Result<Currency>> Currency(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadInsight)) return new NotAllowed(May.ReadInsight);
        var code = await db.Rehearsals.Where(r => r.Id == id).Select(r => r.Currency)
            .SingleOrDefaultAsync(cancel);
        return code is null ? new NoSuchRehearsal($"{id}") : Kite.Currency.Of(code);
    }

    private sealed record AskedFor(IQueryable<RehearsalCustomer> Customers);

    private Result<AskedFor> Asked(Guid id, RehearsedCustomerQuestion question)
    {
        var asked = db.RehearsalCustomers.AsNoTracking().Where(c => c.RehearsalId == id);
        if (question.Before is { } before)
        {
            if (QuarterOf(before) is not { } quarter)
                return new BadInput("before", new NoSuchQuarter(before));
            asked = asked.Where(c => c.Before == quarter);
        }
        if (question.Then is { } then)
        {
            if (QuarterOf(then) is not { } quarter)
                return new BadInput("then", new NoSuchQuarter(then));
            asked = asked.Where(c => c.After == quarter);
        }
        return question.Who switch
        {
            null or "" => new AskedFor(asked),
            "winners" => new AskedFor(asked.Where(c => c.GainCoins > 0)),
            "losers" => new AskedFor(asked.Where(c => c.GainCoins < 0)),
            var other => new BadInput("who", new NeitherWinnersNorLosers(other)),
        };
    }

    private static Quarter? QuarterOf(string written) => written switch
    {
        "A" => Quarter.A,
        "B" => Quarter.B,
        "C" => Quarter.C,
        "D" => Quarter.D,
        _ => null,
    };

    private static IQueryable<RehearsalCustomer> From(
        Place<CustomerKey> place, ListOrder order, IQueryable<RehearsalCustomer> all)
    {
        var (start, gain, number) = (
            place.Beginning, place.Key?.Gain ?? 0, place.Key?.Number ?? 0);
        return order.Down
            ? all.Where(c => start || c.GainCoins < gain
                    || (c.GainCoins == gain && c.CustomerNumber < number))
                .OrderByDescending(c => c.GainCoins).ThenByDescending(c => c.CustomerNumber)
            : all.Where(c => start || c.GainCoins > gain
                    || (c.GainCoins == gain && c.CustomerNumber > number))
                .OrderBy(c => c.GainCoins).ThenBy(c => c.CustomerNumber);
    }

    private static IQueryable<RehearsalDay> From(
        Place<DayKey> place, ListOrder order, IQueryable<RehearsalDay> all)
    {
        var (start, day, store) = (
            place.Beginning, place.Key?.Day ?? default, place.Key?.Store ?? 0);
        return order.Down
            ? all.Where(d => start || d.Day < day || (d.Day == day && d.StoreNumber < store))
                .OrderByDescending(d => d.Day).ThenByDescending(d => d.StoreNumber)
            : all.Where(d => start || d.Day > day || (d.Day == day && d.StoreNumber > store))
                .OrderBy(d => d.Day).ThenBy(d => d.StoreNumber);
    }
}
