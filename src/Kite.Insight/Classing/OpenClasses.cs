using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Puts the customers of a period into classes, and lists those of one (A3).</summary>
internal sealed class OpenClasses(AskFigures ask, Naming naming)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/insight/classes",
                async (
                    [AsParameters] ClassQuestion question, OpenClasses open, Asker asker,
                    CancellationToken cancel) =>
                    (await open.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("Customers in classes by what they brought: abc, top or share");
        api.MapGet(
                "/insight/classes/customers",
                async (
                    [AsParameters] ClassListQuestion question, OpenClasses open, Asker asker,
                    CancellationToken cancel) =>
                    (await open.Customers(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The customers of one class");
    }

    public async Task<Result<ClassesView>> Run(
        Asker asker, ClassQuestion question, CancellationToken cancel)
    {
        var classed = await Class(asker, question, cancel);
        if (classed.Refusal is { } no) return no;
        var (ground, figures, classes) = classed.Value;
        return ClassesView.Told(classes, figures, ground);
    }

    public async Task<Result<CustomerList>> Customers(
        Asker asker, ClassListQuestion question, CancellationToken cancel)
    {
        var limit = Cursor.LimitOf(question.Limit);
        return limit.Refusal is { } tooMany
            ? tooMany
            : await Page(asker, question, limit.Value.Count, cancel);
    }

    /// <summary>A page as long as wished, for who takes the whole class.</summary>
    public async Task<Result<CustomerList>> Page(
        Asker asker, ClassListQuestion question, int limit, CancellationToken cancel)
    {
        var place = Cursor.Read<Mark>(question.After);
        if (place.Refusal is { } lost) return lost;
        var by = Ordering.Read(question.Order);
        if (by.Refusal is { } unknown) return unknown;
        var classed = await Class(asker, question, cancel);
        if (classed.Refusal is { } no) return no;

        var (ground, figures, classes) = classed.Value;
        var letter = question.Class ?? "A";
        if (classes.Bounds.IndexOf(letter) is not { } which)
            return new BadInput("class", new NoSuchClass(letter));
        Mark? after = place.Value.Beginning ? null : place.Value.Key;
        var page = classes.Page(figures, which, after, limit, by.Value);
        return await naming.Name(
            asker, ground, page, v => v,
            (v, c) => c with { Rank = classes.Order.RankOf(v.Net) }, cancel);
    }

    private sealed record Classed(
        AskFigures.Ground Ground, PeriodFigures Figures, Classes Classes);

    private async Task<Result<Classed>> Class(
        Asker asker, ClassQuestion question, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, question, cancel);
        if (begun.Refusal is { } no) return no;
        var bounds = UsualSchemes.Read(question);
        if (bounds.Refusal is { } bent) return bent;

        var ground = begun.Value;
        await using var snapshot = await ask.Open(cancel);
        var figures = ground.Narrow(
            await snapshot.Figures(ground.Period, ground.Store, cancel));
        return new Classed(ground, figures, Classes.Of(figures, bounds.Value));
    }
}
