using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Whoever tampers with the trail is noticed, and where.</summary>
[Trait("books", "both")]
public sealed class ChainTests
{
    private const int Lines = 6; // the founding of the business, and five customers

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_honest_trail_is_whole() => Tampered(_ => Task.CompletedTask, brokenAt: null);

    [Theory]
    [InlineData(1), InlineData(3), InlineData(Lines)]
    public Task An_edited_line_is_noticed(long position) => Tampered(
        db => At(db, position).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.AskerName, "somebody"), Cancel),
        brokenAt: position);

    [Fact]
    public Task Another_time_is_noticed() => Tampered(
        db => At(db, 2).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.At, Shop.Noon.AddMinutes(-1)), Cancel),
        brokenAt: 2);

    [Theory]
    [InlineData(1), InlineData(3), InlineData(Lines)]
    public Task A_line_taken_out_is_noticed(long position) => Tampered(
        db => At(db, position).ExecuteDeleteAsync(Cancel), brokenAt: position);

    [Fact]
    public Task An_emptied_trail_is_noticed() => Tampered(
        db => db.Set<AuditEntry>().ExecuteDeleteAsync(Cancel), brokenAt: 1);

    [Fact]
    public Task A_line_put_at_the_end_is_noticed() => Tampered(
        async db =>
        {
            var last = await At(db, Lines).AsNoTracking().SingleAsync(Cancel);
            last.Position = Lines + 1;
            db.Add(last);
            await db.SaveChangesAsync(Cancel);
        },
        brokenAt: Lines + 1);

    [Fact]
    public Task Two_lines_that_changed_places_are_noticed() => Tampered(
        async db =>
        {
            await Move(db, 2, 99);
            await Move(db, 3, 2);
            await Move(db, 99, 3);
        },
        brokenAt: 2);

    [Fact]
    public Task A_line_squeezed_in_between_is_noticed() => Tampered(
        async db =>
        {
            for (long at = Lines; at >= 3; at--) await Move(db, at, at + 1);
            var copy = await At(db, 2).AsNoTracking().SingleAsync(Cancel);
            copy.Position = 3;
            db.Add(copy);
            await db.SaveChangesAsync(Cancel);
        },
        brokenAt: 3);

    private static async Task Tampered(Func<KiteDb, Task> deed, long? brokenAt)
    {
        await using var shop = await Shop.Open();
        for (var i = 1; i < Lines; i++)
        {
            var facts = new CustomerFacts { Name = $"Guest {i}" };
            await shop.With((AddCustomer add) => add.Run(Someone.Lin, facts, "staff", Cancel));
        }
        await using var db = shop.OpenBooks();
        Assert.Equal(Lines, await db.Set<AuditEntry>().CountAsync(Cancel));

        await deed(db);

        Assert.Equal(brokenAt, await Chain.Broken(db, Cancel));
    }

    private static IQueryable<AuditEntry> At(KiteDb db, long position) =>
        db.Set<AuditEntry>().Where(e => e.Position == position);

    private static Task Move(KiteDb db, long from, long to) => At(db, from).ExecuteUpdateAsync(
        set => set.SetProperty(e => e.Position, to), Cancel);
}
