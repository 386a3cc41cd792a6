using Kite.Cards;

namespace Kite.Sample;

/// <summary>
/// The members of Harbour Kitchen: a year for the faithful, half a year to try it; some run, some
/// can be renewed, some have run out, and one ended early.
/// </summary>
internal static class SampleMemberships
{
    private static readonly long[] Faithful = [2, 4, 5, 7, 10, 13, 14, 20, 22, 25];
    private static readonly long[] ToTry = [11, 17, 19, 23, 26];

    /// <summary>Those of many months ago, by the clock of the story.</summary>
    public static async Task Begin(
        IServiceProvider services, TheBooks books, TimeProvider then, CancellationToken cancel)
    {
        var year = await Plan(services, Year, cancel);
        var half = await Plan(services, Half, cancel);
        var season = await Plan(services, Season, cancel);
        foreach (var customer in Faithful.Take(6))
            await Sell(services, books, then, year, customer, cancel);
        foreach (var customer in ToTry.Take(3))
            await Sell(services, books, then, half, customer, cancel);
        foreach (var customer in Faithful.Skip(6).Take(2))
            await Sell(services, books, then, season, customer, cancel);
    }

    /// <summary>Those of today, and what became income meanwhile.</summary>
    public static async Task End(
        IServiceProvider services, TimeProvider clock, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var inside = scope.ServiceProvider;
        await inside.GetRequiredService<EarnFees>().Run(cancel);
        var books = inside.GetRequiredService<TheBooks>();
        var plans = await inside.GetRequiredService<KeepMembershipPlans>()
            .Run(Asker.Kite, cancel);
        var (year, half) = (IdOf(Year), IdOf(Half));
        foreach (var customer in Faithful.Skip(8))
            await Sell(services, books, clock, year, customer, cancel);
        foreach (var customer in ToTry.Skip(3))
            await Sell(services, books, clock, half, customer, cancel);
        await inside.GetRequiredService<CancelMembership>().Run(
            Asker.Kite, 2, new("Moved to another town", Tender.Mobile),
            "sample:membership:end", cancel);

        Guid IdOf(MembershipPlanFacts plan) =>
            plans.Value.Items.Single(p => p.Name == plan.Name).Id;
    }

    private static MembershipPlanFacts Year => new()
    {
        Name = "Harbour year",
        Grade = "Gold",
        Fee = new(29_900, Currency.Cny),
        Term = 12,
        RenewDays = 30,
        GraceDays = 7,
    };

    private static MembershipPlanFacts Half => new()
    {
        Name = "Half a year",
        Grade = "Silver",
        Fee = new(16_800, Currency.Cny),
        Term = 6,
        RenewDays = 30,
    };

    private static MembershipPlanFacts Season => new()
    {
        Name = "Season",
        Grade = "Gold",
        Fee = new(21_000, Currency.Cny),
        Unit = TermUnit.Days,
        Term = 260,
        RenewDays = 45,
        GraceDays = 7,
        IsSold = true,
    };

    private static async Task<Guid> Plan(
        IServiceProvider services, MembershipPlanFacts facts, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var plan = await scope.ServiceProvider.GetRequiredService<KeepMembershipPlans>()
            .Add(Asker.Kite, facts, cancel);
        return plan.Value.Id;
    }

    private static async Task Sell(
        IServiceProvider services, TheBooks books, TimeProvider clock, Guid plan, long customer,
        CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var inside = scope.ServiceProvider;
        var sell = new SellMembership(
            inside.GetRequiredService<KiteDb>(), inside.GetRequiredService<CardDesk>(),
            inside.GetRequiredService<IssueCard>(), books,
            inside.GetRequiredService<ShowMembership>(), clock);
        await sell.Run(
            Asker.Kite, new(plan, customer, Tender: Tender.Mobile),
            $"sample:membership:{customer}", cancel);
    }
}
