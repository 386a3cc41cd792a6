using System.Net;
using Kite.Insight;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests.Insight;

/// <summary>A scheduled run that changes classes is told by a letter, once (A3).</summary>
[Trait("books", "both")]
public sealed class ClassLetterTests
{
    private static readonly object Scheme = new
    {
        name = "By <worth>", shareOf = "revenue", bounds = new[] { 50, 90 }, months = 6,
        runs = "monthly", atWork = true,
        classes = new[]
        {
            new { name = "Gold", stars = 3 }, new { name = "Silver", stars = 2 },
            new { name = "Plain", stars = 1 },
        },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_wishes_it_is_told_once_how_many_rose_and_fell_and_no_name()
    {
        await using var room = await Open();
        var mei = await room.Hire("mei", Role.Owner);
        var tom = await room.Hire("tom", Role.Manager);
        var off = await room.Hire("off", Role.Manager);
        foreach (var (who, language) in new[] { (mei, "el"), (tom, "en"), (off, "vi") })
        {
            await room.Choose(who, new(
                DigestPace.None, Language: language, Email: $"{who.Name}@example.com",
                Classes: true));
        }
        await room.Choose(
            await room.Hire("not", Role.Manager), new(DigestPace.None, Email: "n@example.com"));

        // The first run puts everyone into a class: nobody has changed.
        await Ended(room, 1);
        await room.Send();
        Assert.Empty(await room.Rows());

        room.Server.Answers["RCPT"] = "450 later";
        room.MoveTo(Shop.Noon.AddDays(15));
        await Ended(room, 2);
        await room.Send();
        // Meanwhile one lost the permission, and one called it off.
        await room.Shop.With((ChangePerson change) => change.Run(
            Asker.Kite, tom.Id!.Value, new(Role.Cashier), Cancel));
        await room.Choose(off, new(DigestPace.None, Email: "off@example.com", Classes: false));
        room.Server.Answers.Clear();
        room.MoveTo(Shop.Noon.AddDays(15).AddMinutes(5));
        await room.Send();
        await room.Send();

        var came = Assert.Single(room.Server.Came);
        Assert.Equal("mei@example.com", came.To);
        Assert.Equal(
            [MailState.Sent, MailState.NotWanted, MailState.NotWanted],
            (await room.Rows()).OrderBy(m => m.PersonId).Select(m => m.State));
        await Says(room, came.Message.TextBody!, came.Message.HtmlBody!);
        Assert.Contains("By <worth>", came.Message.Subject);
    }

    private static async Task Says(MailRoom room, string text, string html)
    {
        var owner = await room.Shop.Client(Role.Owner);
        var run = (await owner.Ask("/class-runs")).Items().First();
        var up = (await owner.Ask($"/class-runs/{run.Word("id")}/changes?way=up")).Items().Count();
        var down = (await owner.Ask($"/class-runs/{run.Word("id")}/changes?way=down"))
            .Items().Count();
        Assert.True(up > 0 && down > 0, $"{up} rose and {down} fell.");
        foreach (var body in new[] { text, html })
        {
            Assert.Contains($"Ανέβηκαν {up}, έπεσαν {down}.", body);
            Assert.Contains(
                $"https://kite.example.com/insight/class-runs/{run.Word("id")}?way=up", body);
            Assert.DoesNotContain("Quetzal", body);
            Assert.Contains("Gold", body);
        }
        Assert.Contains("lang=\"el\"", html);
        Assert.Contains("By &lt;worth&gt;", html);
    }

    [Fact]
    public async Task A_run_that_somebody_started_and_one_before_the_wish_are_not_told()
    {
        await using var room = await Open();
        var owner = await room.Shop.Client(Role.Owner);
        var mei = await room.Hire("mei", Role.Owner);
        await room.Choose(mei, new(DigestPace.None, Email: "mei@example.com", Classes: true));
        await Ended(room, 1);
        var scheme = (await owner.Ask("/class-schemes")).Items().Single().Word("id");
        room.MoveTo(Shop.Noon.AddDays(6));
        var run = await owner.Tell($"/class-schemes/{scheme}/runs", new { });
        Assert.True(run.Number("changed") > 0);
        await room.Send();
        Assert.Empty(await room.Rows());

        room.MoveTo(Shop.Noon.AddDays(15));
        await Ended(room, 3);
        var late = await room.Hire("late", Role.Owner);
        room.MoveTo(Shop.Noon.AddDays(15).AddHours(1));
        await room.Choose(late, new(DigestPace.None, Email: "late@example.com", Classes: true));
        await room.Send();
        Assert.Equal(mei.Id, Assert.Single(await room.Rows()).PersonId);
    }

    [Fact]
    public async Task It_is_wished_for_with_an_address_by_who_may_see_figures_and_ended_by_a_link()
    {
        await using var room = await Open();
        var cashier = await room.Hire("cashier", Role.Cashier);
        var mei = await room.Hire("mei", Role.Owner);
        Assert.IsType<NotAllowed>((await room.Shop.With((KeepDigest keep) => keep.Run(
            cashier, new(Email: "c@example.com", Classes: true), Cancel))).Refusal);
        Assert.IsType<BadInput>((await room.Shop.With((KeepDigest keep) => keep.Run(
            mei, new(Classes: true), Cancel))).Refusal);
        var kept = await room.Choose(
            mei, new(DigestPace.Daily, Hour: 23, Email: "mei@example.com", Classes: true));
        Assert.True(kept.Classes);
        // What is left out stays as it was.
        Assert.True((await room.Choose(mei, new(DigestPace.Daily, Hour: 23))).Classes);
        await Ended(room, 1);
        room.MoveTo(Shop.Noon.AddDays(15));
        await Ended(room, 2);
        await room.Send();
        var link = room.Server.Came.Single(c => c.Message.TextBody!.Contains("class-runs"))
            .Message.Headers["List-Unsubscribe"]!
            .Trim('<', '>')["https://kite.example.com".Length..];
        var stranger = room.Shop.Stranger();

        using (var looked = await stranger.GetAsync(link, Cancel))
            Assert.Equal(HttpStatusCode.OK, looked.StatusCode);
        // The token of one kind of letter ends no other.
        Assert.Equal(HttpStatusCode.BadRequest, await Click(link.Replace("&k=classes", "")));
        Assert.True((await Shown()).Classes);
        Assert.Equal(HttpStatusCode.OK, await Click(link));
        Assert.Equal((false, DigestPace.Daily), ((await Shown()).Classes, (await Shown()).Pace));

        async Task<DigestView> Shown() => (await room.Shop.With(
            (KeepDigest keep) => keep.Show(mei, Cancel))).Value;

        async Task<HttpStatusCode> Click(string at)
        {
            using var form = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
            using var answer = await stranger.PostAsync(at, form, Cancel);
            return answer.StatusCode;
        }
    }

    // Half of them came in June, half in autumn: as the window moves, some rise and some fall.
    private static async Task<MailRoom> Open()
    {
        var room = await MailRoom.Open();
        var owner = await room.Shop.Client(Role.Owner);
        await owner.Tell("/stores", new { name = "Harbour" });
        for (var n = 1; n <= 10; n++)
        {
            await owner.Tell("/customers", new { name = $"Quetzal {n}" });
            await owner.Tell("/purchases", new
            {
                customerNumber = n, storeNumber = 1,
                day = n > 5 ? $"2026-05-{20 + n:00}" : $"2026-10-{n:00}",
                net = new { amount = n * 100, currency = "EUR" },
            });
        }
        await owner.Tell("/class-schemes", Scheme);
        return room;
    }

    // As days pass the program looks by itself, too, and one of the two has the turn.
    private static async Task Ended(MailRoom room, int runs)
    {
        while (await room.Shop.Books(
            db => db.Set<ClassRun>().CountAsync(r => r.EndedAt != null, Cancel)) < runs)
        {
            await room.Shop.With(async (RunScheme run) =>
            {
                await run.RunWhenDue(Cancel);
                return true;
            });
            await Task.Delay(20, Cancel);
        }
    }
}
