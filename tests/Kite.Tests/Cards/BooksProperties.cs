using CsCheck;
using Kite.Cards;
using Kite.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>
/// What holds of the books after any day at several tills of two programs, where answers are lost
/// and everything may be asked twice.
/// </summary>
[Trait("books", "both")]
public sealed class BooksProperties
{
    private const int Purses = 3;

    private static readonly Store[] Stores =
    [
        new() { Number = 1, TimeZone = "Asia/Shanghai", CutOff = new(4, 0) },
        new() { Number = 2, TimeZone = "Europe/Athens" },
    ];

    private static readonly Gen<Asked[]> Days = Gen.Select(
        Gen.Int[0, 15], Gen.Int[0, Purses - 1], Gen.Int[0, Purses - 1], Gen.Long[1, 900],
        Gen.Int[1, 3], Gen.Int[-900, 900],
        (what, one, other, coins, times, skew) => new Asked(what, one, other, coins, times, skew))
        .Array[8, 40];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_tills_crowd_repeat_and_lose_answers_the_books_are_whole()
    {
        await using var shop = await Shop.Open();
        var points = new PointTill(
            shop, PaperPoints.Amount(1, 7), PaperPoints.Worth(1, 10),
            PaperPoints.Rule(PointRuleKind.Multiplier) with { Percent = 150, LeastCoins = 300 },
            PaperPoints.Rule(PointRuleKind.Visits) with { Points = 20, Visits = 1 });
        var till = points.Cashier;
        TheBooks[] programs = [Program(shop), Program(shop)];
        await Days.SampleAsync(
            async day =>
            {
                var purses = new Guid[Purses];
                for (var i = 0; i < Purses; i++)
                {
                    purses[i] = await points.Purse();
                    await till.TopUp(purses[i], 1000 + i, 200 * i);
                }
                var run = Guid.CreateVersion7();
                // Half of them together, then the other half, which may refund the first.
                var half = day.Length / 2;
                var first = await Together(day[..half], 0, [], []);
                var done = first.Select(a => a[0]).Where(a => a.Refusal is null)
                    .Select(a => a.Value.Transaction).ToLookup(t => t.Kind);
                var earned = await Task.WhenAll(done[TransactionKind.Earning].Select(
                    t => points.Return(t.PurseId, t.Id, 1)));
                var rest = await Together(
                    day[half..], half, [.. done[TransactionKind.Payment]], earned);

                foreach (var answers in first.Concat(rest)) AssertOne(answers);
                await AssertPlain(shop, purses);
                Assert.Empty(await till.Faults());

                Task<Result<Posted>[][]> Together(
                    Asked[] asked, int from, Transaction[] paid, TakePointsBack[] back) =>
                    Task.WhenAll(asked.Select((a, i) => Task.WhenAll(
                        Enumerable.Range(0, a.Times).Select(time => Ask(
                            a.Points(purses, points, back) ?? a.Deed(purses, paid),
                            $"{run} {from + i}", a, from + i + time)))));

                Task<Result<Posted>> Ask(Deed deed, string key, Asked a, int which)
                {
                    shop.Clock.AdjustTime(Shop.Noon.AddSeconds(a.Skew));
                    return programs[which % 2].Post(
                        new(deed, Someone.Lin, Stores[a.One % 2]) { Key = key, Asked = $"{deed}" });
                }
            },
            iter: 12, threads: 1);
        await till.Seal();
        Assert.Null(await shop.Books(db => SealChain.Broken(db, Cancel)));
        Assert.True((await shop.Books(db => new BooksCheck(db).Run(Cancel))).IsWell);
    }

    // Of those asked under one key one was done, and all were told of that one. Who was refused
    // may have been let later, when there was more in the purse.
    private static void AssertOne(Result<Posted>[] answers)
    {
        var done = answers.Where(a => a.Refusal is null).Select(a => a.Value).ToList();
        Assert.InRange(done.Select(d => d.Transaction.Id).Distinct().Count(), 0, 1);
        Assert.InRange(done.Count(d => !d.IsReplay), 0, 1);
        Assert.DoesNotContain(answers, a => a.Refusal is KeyWasUsedForAnother);
    }

    // The plainest model there is: one sum for each purse, added up in the order of the books.
    private static async Task AssertPlain(Shop shop, Guid[] purses)
    {
        var all = await shop.Books(db => db.Set<Transaction>().AsNoTracking()
            .Where(t => purses.Contains(t.PurseId)).OrderBy(t => t.Position).ToListAsync(Cancel));
        var sums = purses.ToDictionary(p => p, _ => 0L);
        var (given, points) = (new Dictionary<Guid, long>(), new Dictionary<Guid, long>());
        foreach (var t in all)
        {
            sums[t.PurseId] += t.Change.Coins;
            Assert.Equal(t.After.Coins, sums[t.PurseId]);
            Assert.InRange(sums[t.PurseId], 0, long.MaxValue);
            var had = points.GetValueOrDefault(t.PurseId);
            points[t.PurseId] = had + (t.Points ?? 0);
            Assert.Equal(points[t.PurseId], t.PointsAfter ?? had);
            if (t.RefundsId is not { } payment || t.Kind is not TransactionKind.Refund) continue;
            given[payment] = given.GetValueOrDefault(payment) + t.Change.Coins;
            Assert.InRange(
                given[payment], 1, -all.Single(p => p.Id == payment).Change.Coins);
        }
        // A transfer makes nothing and loses nothing.
        Assert.Equal(0, all
            .Where(t => t.Kind is TransactionKind.TransferIn or TransactionKind.TransferOut)
            .Sum(t => t.Change.Coins));
    }

    private static TheBooks Program(Shop shop) => new(
        shop.Services.GetRequiredService<IServiceScopeFactory>(), shop.Clock,
        shop.Services.GetRequiredService<SealWork>());

    /// <summary>What someone asks for, so many times, by a clock that is off by so much.</summary>
    private sealed record Asked(int What, int One, int Other, long Coins, int Times, int Skew)
    {
        public Deed? Points(Guid[] purses, PointTill till, TakePointsBack[] earned) => What switch
        {
            12 => till.Earn(purses[One], Coins),
            13 => till.Redeem(purses[One], (Coins % 40) + 1),
            14 when earned.Length > 0 => earned[Coins % earned.Length] with
            {
                Back = Coins % 3 == 0 ? null : new(Coins, []),
            },
            15 => new Together(
                [new Payment(purses[One], Coins), till.Earn(purses[One], Coins)]),
            _ => null,
        };

        public Deed Deed(Guid[] purses, Transaction[] paid)
        {
            var purse = purses[One];
            return What switch
            {
                0 => new TopUp(purse, new(Coins, Coins / 7), Tender.Mobile, PaperPurse.Usual),
                1 when Coins > 700 => new CashOut(purse, Tender.Cash),
                2 => new Transfer(purse, purses[Other], Coins),
                3 => new Adjustment(purse, new(Coins - 450, 450 - Coins), PaperPurse.Usual),
                > 6 when paid.Length > 0 && paid[Coins % paid.Length] is var p =>
                    new Refund(p.PurseId, p.Id, Coins % 3 == 0 ? null : Coins),
                _ => new Payment(purse, Coins),
            };
        }
    }
}
