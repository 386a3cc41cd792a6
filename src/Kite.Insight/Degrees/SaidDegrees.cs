using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// The two degrees that only customers themselves can tell: how satisfied they are, and what
/// share of their need they buy from us. Nothing of it is guessed.
/// </summary>
internal sealed class SaidDegrees(KiteDb db, CountResponses count)
{
    /// <summary>A degree as it was said within a year, and within each month.</summary>
    internal sealed record Said(DegreeView Now, IReadOnlyList<SaidMonth?> Months);

    internal sealed record Both(Said Satisfaction, Said TheyOnUs);

    /// <summary>Of everyone who was asked; one look, however many they are.</summary>
    public async Task<Both> OfBase(
        Period year, IReadOnlyList<Period> months, CancellationToken cancel)
    {
        var counts = await count.Run(months[0].From, year, cancel);
        var customers = await count.Customers(cancel);
        return new(Told(ResponseKind.Satisfaction), Told(ResponseKind.NeedShare));

        Said Told(ResponseKind kind)
        {
            var said = counts.Where(c => c.Kind == kind).ToList();
            var byMonth = said.ToLookup(c => c.Month);
            var now = EstimateOf(kind, said.Where(c => c.IsNewest && c.IsOfYear));
            return new(
                View(kind, now, customers),
                [.. months.Select(m => Month(EstimateOf(kind, byMonth[m.From])))]);
        }
    }

    /// <summary>Of one customer: the newest of what they said.</summary>
    public async Task<Both> Of(
        Guid customer, Period year, IReadOnlyList<Period> months, CancellationToken cancel)
    {
        var today = year.To;
        var all = await db.StandingResponses()
            .Where(r => r.CustomerId == customer && r.Day <= today)
            .OrderBy(r => r.Day).ThenBy(r => r.Id).ToListAsync(cancel);
        return new(Told(ResponseKind.Satisfaction), Told(ResponseKind.NeedShare));

        Said Told(ResponseKind kind)
        {
            var said = all.FindAll(r => r.Kind == kind);
            return new(
                View(kind, said.LastOrDefault(), year),
                [.. months.Select(m => Month(said.LastOrDefault(r => m.Contains(r.Day))))]);
        }
    }

    private static Estimate? EstimateOf(ResponseKind kind, IEnumerable<ResponseCount> counts)
    {
        var said = counts.Select(c => (c.Value, c.Customers));
        return kind == ResponseKind.Satisfaction
            ? Estimate.OfSatisfied(said)
            : Estimate.OfMean(said);
    }

    private static Degree DegreeOf(ResponseKind kind) =>
        kind == ResponseKind.Satisfaction ? Degree.Satisfaction : Degree.TheyOnUs;

    private static DegreeView View(ResponseKind kind, Estimate? told, long customers)
    {
        if (told is null)
        {
            var unknown = DegreeView.Unknown(
                DegreeOf(kind), DegreeSource.Responses, NotKnown.NotAsked);
            return unknown with { Answers = 0, Customers = customers };
        }
        return new(DegreeOf(kind), DegreeSource.Responses)
        {
            Share = told.Share, Low = told.Low, High = told.High, Answers = told.Answers,
            Customers = customers, IsUnsure = told.IsUnsure,
        };
    }

    private static DegreeView View(ResponseKind kind, CustomerResponse? said, Period year)
    {
        if (said is null)
            return DegreeView.Unknown(DegreeOf(kind), DegreeSource.Responses, NotKnown.NotAsked);

        var view = new DegreeView(DegreeOf(kind), DegreeSource.Responses)
        {
            SaidOn = said.Day, How = said.How, DaysSince = year.To.DayNumber - said.Day.DayNumber,
        };
        // What was said longer ago may no longer hold.
        if (!year.Contains(said.Day)) return view with { NotKnown = NotKnown.AskedTooLongAgo };
        return kind == ResponseKind.Satisfaction
            ? view with { Rating = said.Value }
            : view with { Share = ShareOf(said) };
    }

    private static SaidMonth? Month(Estimate? told) => told is null
        ? null
        : new(told.Share, null, told.Low, told.High, told.Answers);

    private static SaidMonth? Month(CustomerResponse? said) => said switch
    {
        null => null,
        { Kind: ResponseKind.Satisfaction } => new(null, said.Value, null, null, 1),
        _ => new(ShareOf(said), null, null, null, 1),
    };

    private static double ShareOf(CustomerResponse said) =>
        said.Value / (double)CustomerResponse.WholeNeed;
}
