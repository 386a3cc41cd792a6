using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Lists the customers of a quarter, a cell, a lasso or a way, most money first if not told.
/// </summary>
internal sealed class ListPicked(AskPicked ask, Naming naming)
{
    /// <summary>Whom something fits best first.</summary>
    public const string FitOrder = "fit-down";

    // Fits are put in order to nine places.
    private const double Fine = 1e9;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/customers",
                async (
                    [AsParameters] PickQuestion question, ListPicked list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The customers of a quarter, a cell, a lasso or a way");

    public async Task<Result<CustomerList>> Run(
        Asker asker, PickQuestion question, CancellationToken cancel)
    {
        var limit = Cursor.LimitOf(question.Limit);
        if (limit.Refusal is { } tooMany) return tooMany;
        var place = Cursor.Read<Mark>(question.After);
        if (place.Refusal is { } lost) return lost;
        Mark? after = place.Value.Beginning ? null : place.Value.Key;
        var by = question.Fits is null
            ? Ordering.Read(question.Order)
            : Ordering.Read(question.Order, FitOrder, [Measure.Fit, .. Measure.Known]);
        if (by.Refusal is { } unknown) return unknown;

        var picked = await ask.Run(asker, question, cancel);
        if (picked.Refusal is { } no) return no;

        var list = await Named(
            asker, picked.Value, after, limit.Value.Count, by.Value, cancel);
        return picked.Value.Lines is { } lines
            ? list with { Thresholds = ThresholdsView.Of(lines, picked.Value.Ground) }
            : list;
    }

    private async Task<CustomerList> Named(
        Asker asker, AskPicked.Picked picked, Mark? after, int limit, Measure by,
        CancellationToken cancel)
    {
        var (ground, figures, selection, movement, way, why) = picked;
        var fits = picked.Fits?.Of;
        if (movement is not null)
        {
            var moved = movement.Page(
                way.From, way.To, after, limit, by, why, picked.Among);
            return await naming.Name(
                asker, ground, moved, m => m.Visitor, (m, c) => Told(m, c, ground), cancel);
        }
        var measure = by with { Other = n => (long)Math.Round(fits![n].Fit * Fine) };
        var page = selection.Page(figures, after, limit, measure);
        return await naming.Name(
            asker, ground, page, v => v,
            (v, c) => fits is null
                ? c
                : c with { Fit = fits[v.Customer].Fit, Reason = fits[v.Customer].Why },
            cancel);
    }

    private static ListedCustomer Told(
        Mover mover, ListedCustomer customer, AskFigures.Ground ground) => customer with
        {
            MovedFrom = StateName.Write(mover.From),
            MovedTo = StateName.Write(mover.To),
            VisitsBefore = mover.VisitsBefore,
            NetBefore = ground.Money(mover.NetBefore),
            Why = CauseName.Write(mover.Reason.Cause),
            ByVisits = ground.Money(mover.Reason.ByVisits),
            ByBills = ground.Money(mover.Reason.ByBills),
        };
}
