namespace Kite.Cards;

/// <summary>
/// The key under which a program asked for a campaign: whoever asks again under it is told the
/// same campaign, and goes on with it where it was left.
/// </summary>
public sealed record CampaignKey
{
    public string Key { get; init; } = "";
    public byte[] RequestHash { get; init; } = [];
    public Guid CampaignId { get; init; }
}
