namespace Kite.Cards;

/// <summary>
/// On which side of a campaign chance has put a customer: among those who get a coupon, or among
/// those who are left out so that it can be seen what it does. It is written down before any
/// coupon is issued, and stays.
/// </summary>
public sealed record CouponDraw
{
    public Guid CustomerId { get; init; }
    public Guid CampaignId { get; init; }
    public long CustomerNumber { get; init; }

    /// <summary>1, 2, 3 … among those who get one; 0 for who is left out.</summary>
    public int Place { get; init; }

    /// <summary>
    /// Each customer once, by number: the coupons follow in the same order. It is the draw of
    /// strategies' comparison groups: the same campaign and customer always fall alike.
    /// </summary>
    internal static List<CouponDraw> Of(
        Guid campaign, int percent, IEnumerable<DrawnCustomer> customers)
    {
        var place = 0;
        return
        [
            .. customers.DistinctBy(c => c.Id).OrderBy(c => c.Number).Select(c => new CouponDraw
            {
                CustomerId = c.Id,
                CampaignId = campaign,
                CustomerNumber = c.Number,
                Place = ComparisonGroup.Holds(campaign, c.Number, percent) ? 0 : ++place,
            }),
        ];
    }
}

/// <summary>A customer among whom is drawn.</summary>
internal sealed record DrawnCustomer(Guid Id, long Number);

/// <summary>There is no such segment for a campaign.</summary>
internal sealed record NoSuchCampaignSegment(string Which) : NotFound;

/// <summary>Nobody would get a coupon.</summary>
internal sealed record NobodyGetsACoupon : Refusal;

/// <summary>More customers than a campaign takes.</summary>
internal sealed record TooManyForCampaign(int Most) : Refusal;

/// <summary>Each customer of a segment gets one: how many that are is not for choosing.</summary>
internal sealed record EachGetsOneCoupon : Refusal;

/// <summary>Nobody is left out where nobody is drawn: it takes a segment.</summary>
internal sealed record OnlyOfASegment : Refusal;

/// <summary>The coupons of this campaign are issued.</summary>
internal sealed record CampaignIsIssued(string Name) : Refusal;

/// <summary>Coupons of this campaign are still on their way; only all go back.</summary>
internal sealed record CampaignIsBeingIssued(string Name) : Refusal;

/// <summary>The coupons of this campaign were for whoever holds their codes.</summary>
internal sealed record CampaignIsForWhoeverComes : Refusal;
