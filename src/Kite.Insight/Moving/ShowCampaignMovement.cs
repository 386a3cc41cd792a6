using Kite.Cards;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Kite.Insight;

/// <summary>Which campaign, which store, by which lines.</summary>
public sealed record CampaignMovementQuestion : SinceQuestion
{
    public Guid? Campaign { get; init; }
}

/// <summary>
/// Tells what a campaign did to where customers stand: all whom chance gave a coupon beside all
/// whom it left out, whether they have used it or not (A2; rules/analysis 16).
/// </summary>
internal sealed class ShowCampaignMovement(
    AskSince ask, DrawnCampaigns campaigns, IStringLocalizer<Texts> words)
{
    // Where coupons last for ever, what they do is looked for in so many days.
    private const int MostDays = 90;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/movement/campaign",
                async (
                    [AsParameters] CampaignMovementQuestion question, ShowCampaignMovement show,
                    Asker asker, CancellationToken cancel) =>
                    (await show.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("What a campaign of coupons did to where customers stand");

    /// <summary>The campaigns that may be asked for, by name.</summary>
    public Task<IReadOnlyList<(Guid Id, string Name)>> Choices(
        Asker asker, CancellationToken cancel) => campaigns.Choices(asker, cancel);

    public async Task<Result<CampaignMovementView>> Run(
        Asker asker, CampaignMovementQuestion question, CancellationToken cancel)
    {
        var begun = await ask.Begin(asker, question.Lines, cancel);
        if (begun.Refusal is { } no) return no;
        var found = await campaigns.Find(asker, question.Campaign, cancel);
        if (found.Refusal is { } lost) return lost;

        var campaign = found.Value;
        var view = new CampaignMovementView(
            campaign.Id, campaign.Name, "none", null, campaign.HoldOutPercent, campaign.Used, 0,
            0, 0, [])
        {
            Until = campaign.LastDay ?? campaign.Day.AddDays(MostDays - 1),
        };
        if (!campaign.HasComparison) return Doubted(view, "no-comparison");
        if (!campaign.IsIssued) return Doubted(view, "unfinished");

        var today = begun.Value.Today;
        var until = view.Until < today ? view.Until : today;
        if (until < campaign.Day) return Doubted(view, "unfinished");
        var since = Period.Of(campaign.Day, until).Value;
        return await Compared(view, question, since, begun.Value, cancel);
    }

    private async Task<Result<CampaignMovementView>> Compared(
        CampaignMovementView view, CampaignMovementQuestion question, Period since,
        AskFigures.Ground ground, CancellationToken cancel)
    {
        var moved = await ask.Run(question.Lines, since, ground, cancel);
        if (moved.Refusal is { } bent) return bent;

        var before = since.Before();
        var sides = await campaigns.Sides(view.Campaign, cancel);
        var groups = TwoGroups.Drawn(moved.Value.Movers(), sides.LeftOut);
        var beside = groups.Beside;
        view = view with
        {
            From = before.From,
            To = before.To,
            ThenFrom = since.From,
            ThenTo = since.To,
            Thresholds = ThresholdsView.Of(
                moved.Value.Thresholds, ground with { Period = since }),
            Customers = groups.Customers,
            Others = groups.Others,
            Objecting = sides.Objecting,
            OthersObjecting = sides.OthersObjecting,
            LeftOut = beside.LeftOut,
            Ways = [.. beside.Ways.Select(BesideWayView.Told)],
        };
        if (beside.Ways.Count == 0) return Doubted(view, "few");
        var missing = new Missing(
            sides.Objecting, groups.Customers, sides.OthersObjecting, groups.Others);
        string[] doubts =
        [
            .. missing.IsUneven ? ["uneven"] : Array.Empty<string>(),
            .. since.To < view.Until ? ["not-over"] : Array.Empty<string>(),
        ];
        return doubts.Length > 0 ? Doubted(view, doubts) : view;
    }

    // The first doubt names it; all of them are said.
    private CampaignMovementView Doubted(
        CampaignMovementView view, params string[] doubts) => view with
        {
            Doubt = doubts[0],
            Why = string.Join(' ', doubts.Select(
                d => words["campaign.doubt." + d, Figures.Day(view.Until)].Value)),
        };
}
