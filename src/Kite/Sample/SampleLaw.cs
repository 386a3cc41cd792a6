using Kite.Cards;

namespace Kite.Sample;

/// <summary>
/// What Harbour Kitchen has set down of the prepaid law: the figures are watched today, and the
/// limits of China's pack hold from next half-year on, once the cards that hold more are used up.
/// </summary>
internal static class SampleLaw
{
    private const int DaysAhead = 182;

    private static readonly Asker Writer = new(
        Guid.CreateVersion7(), "Lin Mei", Roles.Permissions(Role.Owner));

    public static async Task Fill(
        IServiceProvider services, TimeProvider clock, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var keep = scope.ServiceProvider.GetRequiredService<KeepLaw>();
        var business = await scope.ServiceProvider.GetRequiredService<KiteDb>()
            .BusinessAsync(cancel);
        var today = business.Today(clock);
        var pack = LawPack.Find("cn")!;
        LawNumber[] own =
        [
            new(LawRule.LiesApart, 1_000_000), new(LawRule.LastYearsRevenue, 600_000_000),
        ];
        LawRule[] watched = [LawRule.RefundDays, LawRule.KeptApart, LawRule.MostOfRevenue];
        var numbers = pack.Rules.Select(r => new LawNumber(r.Rule, r.Value)).ToList();
        JurisdictionFacts facts = new()
        {
            Pack = pack.Pack,
            FromDay = today,
            Currency = business.CurrencyCode,
            Rules = [.. numbers.Where(n => watched.Contains(n.Rule!.Value)), .. own],
            Reason = "Watched until our lawyer has read the limits",
        };
        await keep.Set(Writer, facts, cancel);
        await keep.Set(
            Writer,
            facts with
            {
                FromDay = today.AddDays(DaysAhead),
                Rules = [.. numbers, .. own],
                Reason = "The limits, once the cards that hold more are used up",
            },
            cancel);
    }
}
