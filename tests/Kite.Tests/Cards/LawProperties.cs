using CsCheck;
using Kite.Cards;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>
/// Whatever is paid in, given, moved, brought back, corrected or given back again at several
/// tills at once: no card ever holds more than the law lets it.
/// </summary>
[Trait("books", "both")]
public sealed class LawProperties
{
    private const long NamedMost = 2000;
    private const long BearerMost = 700;

    private static readonly Gen<(int What, int One, int Other, long Coins)[]> Days = Gen.Select(
        Gen.Int[0, 7], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Long[1, 900]).Array[8, 40];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_sequence_of_anything_takes_a_card_past_what_the_law_lets_it_hold()
    {
        await using var shop = await Shop.Open();
        var till = new Cashier(shop);
        await SetDown(shop);
        var number = 0L;
        await Days.SampleAsync(
            async day =>
            {
                // The first of them is a customer's card, the others are anybody's.
                Guid[] purses = [await till.Purse(), await till.Purse(), await till.Purse()];
                await Open(shop, purses, number += purses.Length);
                var half = day.Length / 2;
                var first = await Task.WhenAll(day[..half].Select(a => till.Ask(Of(a, []))));
                var paid = first.Where(a => a.Refusal is null).Select(a => a.Value.Transaction)
                    .Where(t => t.Kind is TransactionKind.Payment).ToList();
                await Task.WhenAll(day[half..].Select(a => till.Ask(Of(a, paid))));

                var all = await shop.Books(db => db.Set<Transaction>().AsNoTracking()
                    .Where(t => purses.Contains(t.PurseId)).ToListAsync(Cancel));
                Assert.All(all, t => Assert.InRange(
                    t.After.Coins, 0, t.PurseId == purses[0] ? NamedMost : BearerMost));

                Deed Of((int What, int One, int Other, long Coins) a, List<Transaction> paid)
                {
                    var purse = purses[a.One];
                    return a.What switch
                    {
                        0 or 1 => new TopUp(
                            purse, new(a.Coins, a.Coins / 3), Tender.Mobile, Lapsing(a.Coins)),
                        2 => new Transfer(purse, purses[a.Other], a.Coins),
                        3 => new Adjustment(purse, new(a.Coins - 300, 200), PaperPurse.Usual),
                        4 => new Reactivation(purse, PaperPurse.Usual),
                        > 4 when paid.Count > 0
                            && paid[(int)(a.Coins % paid.Count)] is var back =>
                            new Refund(back.PurseId, back.Id, null),
                        _ => new Payment(purse, a.Coins),
                    };
                }
            },
            iter: 20, threads: 1);
        Assert.Empty(await till.Faults());
    }

    // Some of the gifts and of the money is over already when it comes, and can be asked back.
    private static LotTerms Lapsing(long coins)
    {
        var gone = DateOnly.FromDateTime(Shop.Noon.AddDays(-1).UtcDateTime);
        return (coins % 3) switch
        {
            0 => PaperPurse.Usual,
            1 => PaperPurse.Usual with { BonusUntil = gone },
            _ => PaperPurse.Usual with { ValueUntil = gone },
        };
    }

    private static Task<int> SetDown(Shop shop) => shop.Books(db =>
    {
        db.Add(new LawVersion
        {
            Number = 1, FromDay = new(2020, 1, 1), Pack = "none", Currency = "CNY",
            Rules = $"NamedMost:{NamedMost} BearerMost:{BearerMost} GivesLapsedBack:1",
            Reason = "for this test", MadeBy = "test", MadeAt = Shop.Noon,
        });
        return db.SaveChangesAsync(Cancel);
    });

    private static Task<int> Open(Shop shop, Guid[] purses, long number) => shop.Books(db =>
    {
        var kind = Guid.CreateVersion7();
        db.AddRange(purses.Select((purse, i) => new Card
        {
            Number = number + i, KindId = kind, PurseId = purse,
            CustomerId = i == 0 ? kind : null, CustomerNumber = i == 0 ? 1 : null,
            StoreNumber = 1, IssuedAt = Shop.Noon, ChangedAt = Shop.Noon,
        }));
        return db.SaveChangesAsync(Cancel);
    });
}
