using CsCheck;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>What is written in bulk is read back as it was, whatever it holds.</summary>
[Trait("books", "both")]
public sealed class BulkWriterTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char['\u0001', '\ud7ff'], 0, 30],
        Gen.OneOf("", "NULL", "\\N", "a\tb\nc", "'; DROP TABLE customers; --", "\U0001F986"));

    // Whole microseconds: PostgreSQL keeps no finer instants.
    private static readonly Gen<DateTimeOffset> Instant = Gen.Long[0, 4_000_000_000_000_000]
        .Select(us => DateTimeOffset.UnixEpoch.AddTicks(us * 10));

    private static readonly Gen<Customer> Someones = Gen.Select(
            Gen.Select(Gen.Long[1, long.MaxValue], Gen.Enum<CustomerKind>(), Text),
            Gen.Select(Text.Null(), Text.Null(), Text.Null()),
            Gen.Select(Gen.Date.Select(DateOnly.FromDateTime).Nullable(), Gen.Byte.Array.Null()),
            Gen.Select(Gen.Guid.Nullable(), Instant, Gen.Long[1, long.MaxValue]))
        .Select((who, reach, sealing, rest) => new Customer
        {
            Number = who.Item1, Kind = who.Item2, Name = who.Item3,
            Phone = reach.Item1, Email = reach.Item2, Note = reach.Item3,
            BirthDate = sealing.Item1, IdDocument = sealing.Item2,
            ImportId = rest.Item1, CreatedAt = rest.Item2, ChangedAt = rest.Item2,
            Version = rest.Item3,
        });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_value_comes_back()
    {
        await using var shop = await Shop.Open();
        await Someones.Array[0, 20].SampleAsync(
            async rows =>
            {
                await using var db = shop.OpenBooks();
                await using var whole = await db.Database.BeginTransactionAsync(Cancel);
                await BulkWriter.Write(db, rows, Cancel);
                await whole.CommitAsync(Cancel);

                var ids = rows.Select(r => r.Id).ToList();
                var back = await db.Set<Customer>().AsNoTracking()
                    .Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, Cancel);
                Assert.Equal(rows.Length, back.Count);
                Assert.All(rows, row => Assert.Equivalent(row, back[row.Id], strict: true));
            },
            iter: 30,
            threads: 1);
    }

    [Fact]
    public async Task Rows_written_changed_and_read_in_one_go_are_what_they_were_made()
    {
        await using var shop = await Shop.Open();
        await Someones.Array[1, 20].SampleAsync(
            async rows =>
            {
                await using var db = shop.OpenBooks();
                await using var whole = await db.Database.BeginTransactionAsync(Cancel);
                await new RowsTogether(db).Add(rows).Write(Cancel);
                foreach (var row in rows)
                    (row.Name, row.Phone, row.Stars) = (row.Name + "!", null, row.Name.Length);
                await new RowsTogether(db)
                    .Change(
                        rows, [nameof(Customer.Id), nameof(Customer.Number)],
                        [nameof(Customer.Name), nameof(Customer.Phone), nameof(Customer.Stars)])
                    .Write(Cancel);
                await whole.CommitAsync(Cancel);

                var asked = new QuestionsTogether(db);
                var numbered = asked.AddRows<Customer>("number", rows[0].Number);
                var named = asked.AddRows<Customer>("name", [rows[0].Name], "ORDER BY number");
                var all = asked.AddRows<Customer>("id", rows.Select(r => r.Id).ToList());
                var count = asked.Add($"SELECT count(*) FROM customers", r => r.GetInt64(0));
                await asked.Ask(Cancel);

                var back = all.ToDictionary(c => c.Id);
                Assert.All(rows, row => Assert.Equivalent(row, back[row.Id], strict: true));
                Assert.Contains(numbered, c => c.Id == rows[0].Id);
                Assert.Contains(named, c => c.Id == rows[0].Id);
                Assert.Equal(rows.Length, all.Count);
                Assert.True(Assert.Single(count) >= rows.Length);
            },
            iter: 20,
            threads: 1);
    }

    [Fact]
    public async Task What_is_not_committed_is_not_there()
    {
        await using var shop = await Shop.Open();
        var lin = new Customer { Number = 1, Name = "Lin" };
        await using var db = shop.OpenBooks();
        await using (await db.Database.BeginTransactionAsync(Cancel))
        {
            await BulkWriter.Write(db, [lin], Cancel);
        }
        Assert.False(await db.Set<Customer>().AnyAsync(Cancel));
    }

    [Fact]
    public async Task Outside_a_transaction_nothing_is_written()
    {
        await using var shop = await Shop.Open();
        await using var db = shop.OpenBooks();
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => BulkWriter.Write(db, [new Customer()], Cancel));
    }
}
