using System.Collections.Concurrent;
using CsCheck;
using Kite.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>What holds for every history of records, purchases, merges and undoings.</summary>
[Trait("books", "both")]
public sealed class MergeProperties
{
    private static readonly Gen<(int What, int One, int Other)[]> Deeds = Gen.Select(
        Gen.Int[0, 11], Gen.Int[0, MergeWorld.Size - 1], Gen.Int[0, MergeWorld.Size - 1])
        .Array[2, 12];

    [Fact]
    public async Task Undone_in_any_order_all_is_as_it_was_and_nothing_is_ever_lost()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        await Gen.Select(Gen.Int[0, 65535], Deeds, Deeds, Gen.Int[0, 100]).SampleAsync(
            async (seed, hung, done, order) =>
            {
                var world = await MergeWorld.Of(shop, desk, seed);
                foreach (var (what, one, other) in hung)
                {
                    await world.Hang(what, one, other);
                    if (what > 8) await world.Sell(one, what);
                }
                var before = WithoutPurchases(await desk.All());
                foreach (var (what, one, other) in done)
                {
                    if (what < 5) await world.Merge(one, other, others: what % 2 == 0);
                    else if (what < 9) await world.Sell(one, 1 + other);
                    else await world.UndoSome(what);
                    await world.CheckPurchases();
                    await world.CheckDescent();
                }
                await world.UndoAll(order);
                await world.CheckPurchases();
                Assert.Equal(before, WithoutPurchases(await desk.All()));
            },
            iter: 15, threads: 1);
        await desk.Verify();
    }

    [Fact]
    public async Task Merging_never_loosens_an_opt_out()
    {
        var outs = new OptOuts();
        await using var shop = await Shop.Open(
            services => services.AddSingleton<ICustomerFollower>(outs));
        var desk = await MergeDesk.Open(shop);
        await Gen.Select(Gen.Int[0, 65535], Deeds, Gen.Int[0, 100]).SampleAsync(
            async (seed, done, order) =>
            {
                var world = await MergeWorld.Of(shop, desk, seed);
                for (var i = 0; i < MergeWorld.Size; i++)
                {
                    if ((seed >> i) % 2 == 0) outs.Add(world.Ids[i], "mail");
                    if ((seed >> i) % 3 == 0) outs.Add(world.Ids[i], "phone");
                }
                var before = world.Ids.Select(outs.Of).ToList();
                foreach (var (what, one, other) in done)
                {
                    if (what < 8) await world.Merge(one, other, others: false);
                    else await world.UndoSome(what);
                    for (var i = 0; i < MergeWorld.Size; i++)
                        Assert.Subset(outs.Of(await world.StandsFor(i)), before[i]);
                }
                await world.UndoAll(order);
                Assert.Equal(before, world.Ids.Select(outs.Of));
            },
            iter: 15, threads: 1);
    }

    private static IEnumerable<string> WithoutPurchases(string all) => all.Split('\n')
        .Where(line => !line.StartsWith("Purchase ", StringComparison.Ordinal));

    /// <summary>What customers do not want, as a module above keeps it.</summary>
    private sealed class OptOuts : ICustomerFollower
    {
        private readonly ConcurrentDictionary<Guid, HashSet<string>> kept = [];

        public void Add(Guid customer, string purpose) => Kept(customer).Add(purpose);

        public HashSet<string> Of(Guid customer) => [.. Kept(customer)];

        public Task<IReadOnlyList<Following>> Preview(
            Asker asker, MergeSide from, MergeSide to, CancellationToken cancel) =>
            Task.FromResult<IReadOnlyList<Following>>([]);

        public Task Move(Moving moving, CancellationToken cancel)
        {
            foreach (var purpose in Kept(moving.From.Id))
            {
                if (Kept(moving.To.Id).Add(purpose))
                    moving.Log.Note("opt-out", purpose, moving.To.Id);
            }
            return Task.CompletedTask;
        }

        public Task Undo(Moving moving, CancellationToken cancel)
        {
            Kept(moving.To.Id).ExceptWith(moving.Log.Things("opt-out"));
            return Task.CompletedTask;
        }

        private HashSet<string> Kept(Guid customer) => kept.GetOrAdd(customer, _ => []);
    }
}
