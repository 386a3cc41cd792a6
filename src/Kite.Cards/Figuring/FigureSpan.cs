using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Which days and which store figures are asked of: this month so far and all stores when left
/// out.
/// </summary>
public sealed record CardFigureQuestion
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public int? Store { get; init; }
}

/// <summary>The days and the store that figures are of.</summary>
public sealed record FigureSpan(Period Days, int? Store, Business Business, DateOnly Today)
{
    private const int Months = 12;
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    public DateOnly From => Days.From;
    public DateOnly To => Days.To;

    /// <summary>The instants between which its days lie on the business's own clock.</summary>
    public DateTimeOffset Begins => Business.Begins(From);
    public DateTimeOffset Ends => Business.Ends(To);

    /// <summary>The first day of the twelve months that end with the last day.</summary>
    public DateOnly FirstMonth
    {
        get
        {
            var last = To < Earliest ? Earliest : To;
            return new DateOnly(last.Year, last.Month, 1).AddMonths(1 - Months);
        }
    }
}

/// <summary>Reads which days and which store are meant.</summary>
public static class FigureSpans
{
    extension(KiteDb db)
    {
        public async Task<Result<FigureSpan>> FigureSpanOf(
            CardFigureQuestion question, TimeProvider clock, CancellationToken cancel)
        {
            var business = await db.BusinessAsync(cancel);
            var today = business.Today(clock);
            var to = question.To ?? today;
            var days = Period.Of(question.From ?? new(to.Year, to.Month, 1), to);
            if (days.Refusal is { } backwards) return backwards;
            if (question.Store is { } store
                && !await db.Set<Store>().AnyAsync(s => s.Number == store, cancel))
                return new BadInput("store", new NoSuchStore($"{store}"));

            return new FigureSpan(days.Value, question.Store, business, today);
        }
    }
}
