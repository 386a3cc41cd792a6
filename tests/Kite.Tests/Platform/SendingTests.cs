using Kite.Insight;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Letters leave once, whoever sends them and however the server behaves (A10).</summary>
[Trait("books", "both")]
public sealed class SendingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_takes_the_line_and_says_nothing_costs_one_wait()
    {
        await using var room = await WithDue(3);
        room.Server.IsSilent = true;
        var sending = room.Send();
        await room.Server.Called();

        // Meanwhile everybody else goes on, and another sender leaves the letters alone.
        Assert.Equal(3, (await (await room.Shop.Client()).Ask("/mails")).Items().Count());
        Assert.Equal(0, await room.Send());
        room.Shop.Clock.Advance(Post.Whole);
        Assert.Equal(0, await sending);

        var rows = await room.Rows();
        Assert.Equal([0, 0, 1], rows.Select(m => m.Attempts).Order());
        Assert.All(rows, m => Assert.Equal(MailState.Waiting, m.State));
        Assert.Contains(
            "mail-server-does-not-answer", rows.Single(m => m.Attempts == 1).Why);

        room.Server.IsSilent = false;
        room.Shop.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(3, await room.Send());
        Assert.Equal(3, room.Server.Came.Select(c => c.To).Distinct().Count());
    }

    [Fact]
    public async Task A_test_letter_to_a_silent_server_ends_with_a_reason()
    {
        await using var room = await MailRoom.Open();
        room.Server.IsSilent = true;

        var trying = room.Shop.With((TestMail test) => test.Run(
            Asker.Kite, new("lin@example.com"), Cancel));
        await room.Server.Called();
        room.Shop.Clock.Advance(Post.Whole);

        Assert.Equal("mail-server-does-not-answer", (await trying).Refusal?.Code);
    }

    [Fact]
    public async Task Several_who_send_at_once_send_no_letter_twice()
    {
        await using var room = await WithDue(6);

        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => room.Send()));

        Assert.Equal(6, sent.Sum());
        Assert.Equal(6, room.Server.Came.Count);
        Assert.Equal(6, room.Server.Came.Select(c => c.To).Distinct().Count());
    }

    [Fact]
    public async Task Who_lost_the_turn_over_a_letter_keeps_the_letter()
    {
        await using var room = await WithDue(1);
        room.Server.Hold = new();
        var sending = room.Send();
        await room.Server.Called();

        // The turn runs out while the server is slow, and another has it.
        await room.Shop.Books(db => db.Set<Lease>().Where(l => l.Name == "mail")
            .ExecuteUpdateAsync(
                set => set.SetProperty(l => l.Until, DateTimeOffset.UnixEpoch), Cancel));
        Assert.Equal(0, await room.Send());
        room.Server.Hold.SetResult();

        Assert.Equal(1, await sending);
        Assert.Single(room.Server.Came);
        Assert.Equal(MailState.Sent, Assert.Single(await room.Rows()).State);
    }

    // So many people whose digest is due now.
    private static async Task<MailRoom> WithDue(int people)
    {
        var room = await MailRoom.Open();
        for (var n = 1; n <= people; n++)
        {
            await room.Choose(
                await room.Hire($"mei{n}", Role.Owner),
                new(DigestPace.Daily, Hour: 15, Email: $"mei{n}@example.com"));
        }
        room.MoveTo(Shop.Noon.AddHours(1));
        return room;
    }
}
