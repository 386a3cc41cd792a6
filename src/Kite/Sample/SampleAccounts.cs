using Kite.Cards;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Sample;

/// <summary>
/// A company's account at Harbour Kitchen: three cards draw on it, one of them near its limit.
/// </summary>
internal static class SampleAccounts
{
    private static readonly (AccountCardFacts Facts, long[] Paid)[] Cards =
    [
        (new(HolderName: "Wang Lei", Limits: new(Cny(50_000), Cny(80_000), Cny(200_000))),
            [12_600, 23_800]),
        (new(HolderName: "Chen Jing", Limits: new(Cny(50_000), PerMonth: Cny(120_000))),
            [41_500, 38_200, 33_900]),
        (new(HolderName: "Van 3", Limits: new(Cny(30_000), Cny(30_000), MaySpendPoints: false)),
            [8_800]),
    ];

    public static async Task Fill(
        IServiceProvider services, TimeProvider clock, Guid kind, CancellationToken cancel)
    {
        var company = await In(services, (KiteDb db) => db.Set<Customer>()
            .Where(c => c.Kind == CustomerKind.Company).OrderBy(c => c.Number)
            .Select(c => c.Number).FirstAsync(cancel));
        var account = await In(services, (OpenAccount open) =>
            open.Run(Asker.Kite, new("Guests of the house", company, kind), cancel));
        var number = account.Value.Number;
        await In(services, (AccountMoney money) => money.TopUp(
            Asker.Kite, number, new(Cny(500_000), Tender.BankCard), "sample:account", cancel));
        foreach (var (facts, paid) in Cards)
        {
            var card = await In(services, (AddAccountCard add) =>
                add.Run(Asker.Kite, number, facts, cancel));
            foreach (var (coins, which) in paid.Select((c, i) => (c, i)))
                await Pay(services, clock, card.Value.Number, Cny(coins), which, cancel);
        }
    }

    private static async Task Pay(
        IServiceProvider services, TimeProvider clock, long card, Money bill, int which,
        CancellationToken cancel)
    {
        var key = $"sample:account:{card}:{which}";
        await using var scope = services.CreateAsyncScope();
        var inside = scope.ServiceProvider;
        var (desk, values) = (
            inside.GetRequiredService<CardDesk>(), inside.GetRequiredService<ValueDesk>());
        await new PayWithCard(
                desk, values, inside.GetRequiredService<PinGate>(),
                inside.GetRequiredService<SealGate>())
            .Run(Asker.Kite, card, new(bill), key, cancel);
        await new EarnPoints(desk, new(inside.GetRequiredService<KiteDb>(), values, clock))
            .Run(Asker.Kite, card, new(bill), key + "*", cancel);
    }

    private static Money Cny(long coins) => new(coins, Currency.Cny);

    private static async Task<T> In<TService, T>(
        IServiceProvider services, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
