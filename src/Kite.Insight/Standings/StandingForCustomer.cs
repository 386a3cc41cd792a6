using Kite.Customers;

namespace Kite.Insight;

/// <summary>Tells the customer's page where they stand, by the same figures as here.</summary>
internal sealed class StandingForCustomer(ShowStanding show) : IStandingOf
{
    public string Permission => May.ReadInsight;

    public async Task<Worth?> Of(Asker asker, long number, CancellationToken cancel)
    {
        var found = await show.Run(asker, number, cancel);
        if (found.Refusal is not null || found.Value.First is null) return null;

        var at = found.Value;
        return new(at.Year, at.Month, at.Rank, at.Among, at.InTop10, at.InTop20);
    }
}
