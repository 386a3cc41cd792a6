using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// The campaigns of which someone may know. A campaign to a segment tells who was in it, so of one
/// whose segment was hidden from them they learn neither what it is called nor which coupons came
/// with it; the coupons themselves, and whose they are, a till has to know.
/// </summary>
internal static class CampaignsSeen
{
    extension(KiteDb db)
    {
        /// <summary>This campaign, for who may know of it.</summary>
        public async Task<Result<CouponCampaign>> CampaignFor(
            Asker asker, Guid id, CancellationToken cancel)
        {
            var campaign = await db.CouponCampaigns.AsNoTracking()
                .SingleOrDefaultAsync(c => c.Id == id, cancel);
            return campaign is null ? new NoSuchCampaign($"{id}")
                : campaign.Barred(asker) is { } barred ? barred
                : campaign;
        }

        /// <summary>With which campaigns some coupons came, as far as the asker may know.</summary>
        public async Task<IReadOnlySet<Guid>> CampaignsOf(
            Asker asker, IEnumerable<Coupon> coupons, CancellationToken cancel)
        {
            var ids = coupons.Select(c => c.CampaignId).OfType<Guid>().Distinct().ToList();
            if (ids.Count == 0) return new HashSet<Guid>();

            var named = await db.CouponCampaigns.AsNoTracking()
                .Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(cancel);
            return named.Where(c => c.Barred(asker) is null).Select(c => c.Id).ToHashSet();
        }
    }
}
