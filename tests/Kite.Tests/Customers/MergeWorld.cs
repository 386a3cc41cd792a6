using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Some customers, what hangs on them, and a plain account of what is whose.</summary>
internal sealed class MergeWorld
{
    public const int Size = 4;

    private readonly Dictionary<long, long> sold = [];
    private readonly Shop shop;
    private readonly MergeDesk desk;
    private int count;

    private MergeWorld(Shop shop, MergeDesk desk) => (this.shop, this.desk) = (shop, desk);

    public Guid[] Ids { get; private set; } = [];
    public long[] Numbers { get; private set; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<MergeWorld> Of(Shop shop, MergeDesk desk, int seed)
    {
        var world = new MergeWorld(shop, desk);
        var ids = new List<Guid>();
        for (var i = 0; i < Size; i++)
        {
            var bits = seed >> (4 * i);
            ids.Add(await desk.Add(new
            {
                name = $"Guest {seed % 7}{i % 2}",
                phone = (bits & 1) == 0 ? null : $"1390000{seed % 10000:0000}",
                email = (bits & 2) == 0 ? null : $"guest{i}@shop.cn",
                address = (bits & 4) == 0 ? null : $"Harbour Street {i}",
                note = (bits & 8) == 0 ? null : $"note {i}",
                birthDate = (bits & 3) == 3 ? "1990-04-12" : null,
                idDocument = (bits & 5) == 5 ? $"E{seed}{i}" : null,
            }));
        }
        world.Ids = [.. ids];
        world.Numbers = await shop.Books(db => db.Set<Customer>()
            .Where(c => ids.Contains(c.Id)).OrderBy(c => c.Number).Select(c => c.Number)
            .ToArrayAsync(Cancel));
        return world;
    }

    public Task Hang(int what, int one, int other) => shop.Books(async db =>
    {
        var (id, number, name) = (Ids[one], Numbers[one], $"{what}-{++count}");
        switch (what % 11)
        {
            case 0:
                db.Add(new ContactPoint
                {
                    CustomerId = id, Kind = ContactKind.Phone,
                    Value = $"+861390000{count % 3:0000}", AddedAt = Shop.Noon,
                });
                break;
            case 1 when !await db.Set<CustomerTag>().AnyAsync(
                t => t.CustomerId == id && t.Tag == "vip", Cancel):
                db.Add(new CustomerTag { CustomerId = id, CustomerNumber = number, Tag = "vip" });
                break;
            case 2 when one != other:
                Relate(db, id, Ids[other]);
                break;
            case 3:
                Like(db, id);
                break;
            case 4:
                Know(db, id, number, name);
                break;
            case 5:
                await Value(db, id, number);
                break;
            case 6:
                await Note(db, id);
                break;
            case 7:
                await Answer(db, id, name);
                break;
            case 8 when one > other && !await db.Set<Referral>().AnyAsync(
                r => r.CustomerId == id, Cancel):
                db.Add(new Referral
                {
                    CustomerId = id, ReferrerId = Ids[other], Note = name, NotedAt = Shop.Noon,
                });
                break;
            case 9:
                await db.PutPhoto(
                    id, Photo.Read(Pictures.PngOf(40, 30 + count)).Value, shop.Keys, "staff",
                    Shop.Noon, Cancel);
                break;
            case 10:
                Respond(db, id);
                break;
            default:
                break;
        }
        await db.SaveChangesAsync(Cancel);
        await db.Retoken((await db.Set<Customer>().FindAsync([id], Cancel))!, Cancel);
        await db.SaveChangesAsync(Cancel);
        return true;
    });

    public async Task Sell(int one, long coins)
    {
        sold[Numbers[one]] = sold.GetValueOrDefault(Numbers[one]) + coins;
        await desk.Sell(Numbers[one], coins);
    }

    /// <summary>Takes one into the other, where both still stand for themselves.</summary>
    public async Task Merge(int one, int other, bool others)
    {
        var (survivor, merged) = (await StandsFor(one), await StandsFor(other));
        if (survivor == merged) return;

        object? choices = others
            ? new { phone = "other", email = "other", note = "both", idDocument = "other" }
            : null;
        await desk.Merge(survivor, merged, choices);
    }

    public async Task UndoSome(int which)
    {
        var standing = await Standing();
        if (standing.Count > 0) await desk.Undo(standing[which % standing.Count]);
    }

    public async Task UndoAll(int seed)
    {
        while (await Standing() is { Count: > 0 } standing)
            await desk.Undo(standing[Math.Abs(seed) % standing.Count]);
    }

    /// <summary>No purchase is lost, no coin is another's.</summary>
    public async Task CheckPurchases()
    {
        for (var i = 0; i < Size; i++)
        {
            var stands = await StandsFor(i);
            var family = new List<long>();
            for (var j = 0; j < Size; j++)
            {
                if (await StandsFor(j) == stands) family.Add(Numbers[j]);
            }
            Assert.Equal(
                family.Sum(n => sold.GetValueOrDefault(n)), await desk.Net(stands));
        }
    }

    /// <summary>Nobody stands above themselves, and no merged record brought anyone.</summary>
    public async Task CheckDescent()
    {
        var brought = await shop.Books(db => db.Set<Referral>().AsNoTracking()
            .Where(r => Ids.Contains(r.CustomerId))
            .ToDictionaryAsync(r => r.CustomerId, r => r.ReferrerId, Cancel));
        foreach (var (customer, referrer) in brought)
        {
            Assert.Equal(customer, await StandsFor(Array.IndexOf(Ids, customer)));
            Assert.Equal(referrer, await StandsFor(Array.IndexOf(Ids, referrer)));
            var above = referrer;
            for (var step = 0; step <= Size && brought.TryGetValue(above, out var next); step++)
            {
                Assert.NotEqual(customer, above);
                above = next;
            }
        }
    }

    public Task<Guid> StandsFor(int one) => shop.Books(async db =>
        (await db.SurvivorFor(Ids[one], Cancel))!.Customer.Id);

    private Task<List<Guid>> Standing() => shop.Books(db => db.Set<Merge>()
        .Where(m => m.UndoneAt == null && Ids.Contains(m.SurvivorId))
        .OrderBy(m => m.Place).Select(m => m.Id).ToListAsync(Cancel));

    private static void Relate(KiteDb db, Guid one, Guid other)
    {
        var id = Guid.CreateVersion7();
        db.Add(new Relation
        {
            Id = id, CustomerId = one, OtherId = other, Kind = RelationKind.Friend,
            Note = "school", AddedAt = Shop.Noon,
        });
        db.Add(new Relation
        {
            Id = id, CustomerId = other, OtherId = one, Kind = RelationKind.Friend,
            AddedAt = Shop.Noon,
        });
    }

    private static async Task Note(KiteDb db, Guid id)
    {
        var word = await db.Set<ListWord>().FirstOrDefaultAsync(Cancel);
        if (word is null) db.Add(word = new() { List = WordList.Thanks, Name = "Card" });
        db.Add(new Thank
        {
            CustomerId = id, WordId = word.Id, Day = new(2026, 11, 20), NotedAt = Shop.Noon,
        });
        db.Add(new Loss
        {
            CustomerId = id, WordId = word.Id, Day = new(2026, 11, 20), NotedAt = Shop.Noon,
        });
    }

    private void Like(KiteDb db, Guid id) => db.Add(new Preference
    {
        CustomerId = id, Text = $"tea {count % 2}", NotedAt = Shop.Noon,
    });

    private static void Know(KiteDb db, Guid id, long number, string name) =>
        db.Add(new CustomerKey
        {
            Source = "cards", Key = $"{number}/{name}", CustomerId = id, CustomerNumber = number,
        });

    private void Respond(KiteDb db, Guid id)
    {
        var response = new CustomerResponse
        {
            CustomerId = id, Value = 1 + (count % 5), Day = new(2026, 11, 20),
            NotedAt = Shop.Noon,
        };
        db.Add(response);
        if (count % 2 == 0)
        {
            db.Add(new ResponseWithdrawal
            {
                CustomerId = id, ResponseId = response.Id, WithdrawnAt = Shop.Noon,
            });
        }
    }

    private async Task Answer(KiteDb db, Guid id, string text)
    {
        if (await db.Set<CustomerAnswer>().AnyAsync(
            a => a.CustomerId == id && a.Asked == AskedThing.Origin, Cancel)) return;

        db.Add(new CustomerAnswer
        {
            CustomerId = id, Asked = AskedThing.Origin, Text = text,
            NotedAt = Shop.Noon.AddMinutes(count),
        });
    }

    private async Task Value(KiteDb db, Guid id, long number)
    {
        var key = count % 2 == 0 ? "plate" : "secret";
        var field = await db.Set<CustomField>().SingleOrDefaultAsync(f => f.Key == key, Cancel);
        if (field is null) db.Add(field = new() { Key = key, Name = key });
        if (await db.Set<CustomValue>().AnyAsync(
            v => v.CustomerId == id && v.FieldId == field.Id, Cancel)) return;

        var seal = await db.KeyOf(id, shop.Keys, Cancel);
        db.Add(new CustomValue
        {
            CustomerId = id, CustomerNumber = number, FieldId = field.Id,
            Text = key == "plate" ? $"B{count}" : null,
            Sealed = key == "secret" ? seal.Seal(shop.Keys, $"s{count}") : null,
        });
    }
}
