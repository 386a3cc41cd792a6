using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Tells what is likely and whether it can be trusted (A6).</summary>
internal sealed class ShowLikely(AskLikely ask, IStringLocalizer<Texts> words)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/lifetime-value",
                async (
                    [AsParameters] LikelyQuestion question, ShowLikely show, Asker asker,
                    CancellationToken cancel) =>
                    (await show.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("The models of what is likely, and whether they can be trusted");

    public async Task<Result<LikelyView>> Run(
        Asker asker, LikelyQuestion question, CancellationToken cancel)
    {
        var asked = await ask.Run(asker, question, segment: null, cancel);
        if (asked.Refusal is { } no) return no;

        var (ground, j) = (asked.Value, asked.Value.Judgement);
        var scored = await ask.Score(ground);
        var future = scored.Refusal is null ? await scored.Value.Future() : null;
        return new LikelyView(
            j.First, j.End, j.Split, ground.Unit.Name, j.Customers, j.CameAgain,
            ground.CountLeftOut, j.UsualPause, j.Correlation, j.Best?.Model,
            ground.Horizon.Weeks, (int)Math.Round(ground.Horizon.Discount * 100),
            [.. j.Models.Select(m => View(m, ground))],
            future is null ? null : View(future, ground));
    }

    private ModelView View(Judged judged, AskLikely.Ground ground)
    {
        var (fit, told) = (judged.Fit, judged.Fit.Parameters.Select(p => Told(p, ground)));
        var parameters = told.ToList();
        var visits = judged.Model != GammaGamma.Key;
        var perUnit = visits
            ? ground.Judgement.Revisits * Math.Log(ground.Unit.Days / 7)
            : fit.Customers * Math.Log(ground.Figures.Business.Currency.CoinsInUnit);
        return new(
            judged.Model,
            parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal),
            parameters.Where(p => p is { Low: not null, High: not null }).ToDictionary(
                p => p.Name, p => new IntervalView(p.Low!.Value, p.High!.Value),
                StringComparer.Ordinal),
            fit.IsSound ? fit.LogLikelihood + perUnit : null,
            fit.Customers, judged.IsUsable, Words.Kebab($"{judged.Doubt}"),
            DoubtWords.Why(words, judged, ground.Judgement), View(judged.Trial));
    }

    // Within, time is in weeks and money in the smallest coin.
    private static Parameter Told(Parameter p, AskLikely.Ground ground)
    {
        var unit = p.Name switch
        {
            "alpha" or "beta" => 7 / ground.Unit.Days,
            "gamma" => 1.0 / ground.Figures.Business.Currency.CoinsInUnit,
            _ => 1,
        };
        return p with { Value = p.Value * unit, Low = p.Low * unit, High = p.High * unit };
    }

    private static HoldOutView? View(Trial? t) => t is null ? null : new(
        t.Customers, t.Actual, t.Expected, t.Naive, t.Bias, t.NaiveBias, t.Miss, t.NaiveMiss,
        t.ZeroMiss, t.Square, t.NaiveSquare, t.ZeroSquare,
        [
            .. t.Rows.Select(r => new HoldOutRow(
                r.Again, r.Customers, r.Fitted, r.Actual, r.Expected, r.Naive)),
        ]);

    private static ExpectedView View(Future future, AskLikely.Ground ground)
    {
        var (v, m) = (future.Visits, future.Value);
        return new(
            new(v.Expected, v.Low80, v.High80, v.Low95, v.High95),
            m is null ? null : new(
                Coins(m.Expected), Coins(m.Low80), Coins(m.High80), Coins(m.Low95),
                Coins(m.High95)));

        Money Coins(double coins) => ground.Figures.Money((long)Math.Round(coins));
    }
}
