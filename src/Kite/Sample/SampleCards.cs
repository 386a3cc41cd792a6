using Kite.Cards;
using Microsoft.Extensions.Localization;

namespace Kite.Sample;

/// <summary>
/// The cards of Harbour Kitchen: two kinds, forty holders, nine months of paying in and paying
/// with them and earning points, through the same desk as at a till.
/// </summary>
internal static class SampleCards
{
    private const int Holders = 40;
    private const int Visits = 9;
    private const int DaysBetween = 27;

    public static async Task Fill(
        IServiceProvider services, TimeProvider clock, CancellationToken cancel)
    {
        var then = new Past(clock.GetUtcNow().AddDays(-Visits * DaysBetween));
        var books = new TheBooks(
            services.GetRequiredService<IServiceScopeFactory>(), then,
            services.GetRequiredService<SealWork>());
        var gold = await Design(services, "Gold", [(100_000, 10_000), (500_000, 80_000)], cancel);
        var lunch = await Design(services, "Lunch", [(20_000, 1_000)], cancel);

        await Rules(services, then, gold, cancel);

        var cards = new List<long>();
        for (var holder = 1; holder <= Holders; holder++)
        {
            // Every eighth card is nobody's in particular.
            var facts = new IssueFacts(
                holder % 3 == 0 ? lunch : gold, holder % 8 == 0 ? null : holder);
            var issued = await In(services, s => new IssueCard(
                s.GetRequiredService<KiteDb>(), s.GetRequiredService<CardDesk>(),
                s.GetRequiredService<PinGate>(), then).Run(Asker.Kite, facts, cancel));
            if (issued.Refusal is null) cards.Add(issued.Value.Number);
        }
        await SampleMemberships.Begin(services, books, then, cancel);
        await Live(services, books, then, cards, cancel);
        await SampleMemberships.End(services, clock, cancel);
        await SampleAccounts.Fill(services, clock, gold, cancel);
    }

    // A guest pays in when little is left; else something is eaten.
    private static async Task Live(
        IServiceProvider services, TheBooks books, Past then, List<long> cards,
        CancellationToken cancel)
    {
        var dice = new Random(7);
        for (var visit = 0; visit < Visits; visit++)
        {
            var turn = visit;
            await Task.WhenAll(cards.ConvertAll(card =>
            {
                var spent = new Money(2_000 + (dice.Next(120) * 100), Currency.Cny);
                var paid = new Money(
                    dice.Next(5) == 0 ? 500_000 : dice.Next(2) == 0 ? 100_000 : 20_000,
                    Currency.Cny);
                return In(services, async s =>
                {
                    var seals = s.GetRequiredService<SealGate>();
                    var desk = s.GetRequiredService<CardDesk>();
                    var values = new ValueDesk(books, seals);
                    var key = $"sample:{card}:{turn}";
                    var pay = new PayWithCard(
                        desk, values, s.GetRequiredService<PinGate>(), seals);
                    var eaten = turn == 0
                        ? null
                        : await pay.Run(Asker.Kite, card, new(spent), key, cancel);
                    if (eaten is not { Refusal: null })
                    {
                        return (await new TopUpCard(desk, values, then).Run(
                            Asker.Kite, card, new(paid, Tender.Mobile), key + "+", cancel))
                            .Refusal;
                    }
                    var points = new PointDesk(s.GetRequiredService<KiteDb>(), values, then);
                    return (await new EarnPoints(desk, points).Run(
                        Asker.Kite, card, new(spent), key + "*", cancel)).Refusal;
                });
            }));
            then.Go(TimeSpan.FromDays(DaysBetween));
        }
    }

    private static async Task Rules(
        IServiceProvider services, Past then, Guid gold, CancellationToken cancel)
    {
        var unit = new Money(100, Currency.Cny);
        PointRuleFacts[] rules =
        [
            new() { Name = "House", Kind = PointRuleKind.Amount, Points = 1, Every = unit },
            new()
            {
                Name = "Gold counts double", Kind = PointRuleKind.Multiplier, Percent = 200,
                CardKinds = [gold],
            },
            new()
            {
                Name = "Third visit", Kind = PointRuleKind.Visits, Points = 50, Visits = 3,
                Period = VisitPeriod.Quarter,
            },
            new() { Name = "A year and a month", Kind = PointRuleKind.Lasting, Days = 396 },
            new()
            {
                Name = "Money off", Kind = PointRuleKind.Worth, Points = 100,
                Every = unit with { Coins = 500 },
            },
        ];
        foreach (var rule in rules)
        {
            await In(services, s => new KeepPointRules(
                s.GetRequiredService<KiteDb>(), s.GetRequiredService<TakeList>(), then,
                s.GetRequiredService<IStringLocalizer<Texts>>()).Add(Asker.Kite, rule, cancel));
        }
    }

    private static async Task<Guid> Design(
        IServiceProvider services, string name, (long From, long Bonus)[] steps,
        CancellationToken cancel)
    {
        var facts = new CardKindFacts
        {
            Name = name,
            Tiers =
            [
                .. steps.Select(s => new TierFacts(
                    new Money(s.From, Currency.Cny), new Money(s.Bonus, Currency.Cny))),
            ],
        };
        var kind = await In(services, s =>
            s.GetRequiredService<DesignCardKind>().Add(Asker.Kite, facts, cancel));
        return kind.Value.Id;
    }

    private static async Task<T> In<T>(
        IServiceProvider services, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>A clock that goes through the months of the story.</summary>
    private sealed class Past(DateTimeOffset from) : TimeProvider
    {
        private DateTimeOffset now = from;

        public void Go(TimeSpan on) => now += on;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
