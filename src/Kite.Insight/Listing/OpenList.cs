using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>Opens one of the ready lists (A4).</summary>
internal sealed class OpenList(AskFigures ask, Naming naming, LateList late)
{
    private const int DefaultTop = 20;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/lists/{list}",
                async (
                    string list, [AsParameters] ListQuestion question, OpenList open, Asker asker,
                    CancellationToken cancel) =>
                    (await open.Run(asker, list, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary(
                "A ready list: gold, lapsed, new, overdue, sleeping, lost or won-back customers");

    public async Task<Result<CustomerList>> Run(
        Asker asker, string list, ListQuestion question, CancellationToken cancel)
    {
        var limit = Cursor.LimitOf(question.Limit);
        return limit.Refusal is { } tooMany
            ? tooMany
            : await Page(asker, list, question, limit.Value.Count, cancel);
    }

    /// <summary>A page as long as wished, for who takes the whole list.</summary>
    public async Task<Result<CustomerList>> Page(
        Asker asker, string list, ListQuestion question, int limit, CancellationToken cancel)
    {
        var place = Cursor.Read<Mark>(question.After);
        if (place.Refusal is { } lost) return lost;
        var name = list.ToLowerInvariant();
        var by = Ordering.Read(
            question.Order, ReadyLists.UsualOrder(name), ReadyLists.OrdersOf(name));
        if (by.Refusal is { } unknown) return unknown;
        if (question.Top is < 1 or > 100) return new BadInput("top", new OutOfRange(1, 100));
        var begun = await ask.Begin(asker, question, cancel);
        if (begun.Refusal is { } no) return no;

        Mark? after = place.Value.Beginning ? null : place.Value.Key;
        var wish = new Wish(
            asker, begun.Value, question, question.Top ?? DefaultTop, after, limit,
            by.Value);
        await using var snapshot = await ask.Open(cancel);
        return name switch
        {
            ReadyLists.Gold => await OfGold(wish, snapshot, cancel),
            ReadyLists.Lapsed => await OfLapsed(wish, snapshot, cancel),
            ReadyLists.New => await OfNew(wish, snapshot, cancel),
            ReadyLists.Sleeping => await OfSleeping(wish, snapshot, cancel),
            ReadyLists.Overdue or ReadyLists.Lost or ReadyLists.WonBack =>
                await late.Run(name, wish, snapshot, cancel),
            _ => new NoSuchList(list, string.Join(", ", ReadyLists.All)),
        };
    }

    /// <summary>Who asks for which page of a list, and what it stands on.</summary>
    internal sealed record Wish(
        Asker Asker, AskFigures.Ground Ground, ListQuestion Question, int Top, Mark? After,
        int Limit, Measure By)
    {
        public DateOnly On => Question.To ?? Ground.Today;

        public async Task<PeriodFigures> Figures(
            Snapshot snapshot, Period period, CancellationToken cancel) =>
            Ground.Narrow(await snapshot.Figures(period, Ground.Store, cancel));

        public async Task<Habits> Habits(Snapshot snapshot, CancellationToken cancel) =>
            Ground.Narrow(await snapshot.Habits(On, Ground.Store, cancel));
    }

    // Without days of its own the list looks back a year.
    private async Task<CustomerList> OfGold(
        Wish wish, Snapshot snapshot, CancellationToken cancel)
    {
        var period = wish.Question.From is null
            ? Period.Of(wish.On.AddYears(-1).AddDays(1), wish.On).Value
            : wish.Ground.Period;
        var figures = await wish.Figures(snapshot, period, cancel);
        var page = Gold.TopShare(figures, wish.Top, wish.After, wish.Limit, wish.By);
        return await naming.Name(
            wish.Asker, wish.Ground, page, g => g.Visitor, (g, c) => c with { Rank = g.Rank },
            cancel);
    }

    private async Task<CustomerList> OfLapsed(
        Wish wish, Snapshot snapshot, CancellationToken cancel)
    {
        var thisYear = Period.Of(new DateOnly(wish.On.Year, 1, 1), wish.On).Value;
        var lastYear = Period.Of(
            new DateOnly(wish.On.Year - 1, 1, 1), new DateOnly(wish.On.Year - 1, 12, 31)).Value;
        var page = Lapsed.Page(
            await wish.Figures(snapshot, lastYear, cancel),
            await wish.Figures(snapshot, thisYear, cancel),
            await wish.Habits(snapshot, cancel),
            wish.Top, wish.After, wish.Limit, wish.By);
        return await naming.Name(
            wish.Asker, wish.Ground, page, l => l.Then, (l, c) => c with
            {
                Rank = l.Rank,
                Last = l.Last,
                SilentDays = l.SilentDays,
            },
            cancel);
    }

    private async Task<CustomerList> OfNew(
        Wish wish, Snapshot snapshot, CancellationToken cancel)
    {
        var lately = await wish.Figures(snapshot, Newcomers.Until(wish.On), cancel);
        var page = Newcomers.Page(
            lately, await wish.Habits(snapshot, cancel), wish.After, wish.Limit, wish.By);
        return await naming.Name(
            wish.Asker, wish.Ground, page, n => n.Visitor, (n, c) => c with { First = n.First },
            cancel);
    }

    private async Task<CustomerList> OfSleeping(
        Wish wish, Snapshot snapshot, CancellationToken cancel)
    {
        var habits = await wish.Habits(snapshot, cancel);
        var page = Sleepers.Page(habits, wish.On, wish.After, wish.Limit, wish.By);
        return await naming.Name(
            wish.Asker, wish.Ground, page, s => s.Habit.Visitor, (s, c) => c with
            {
                First = s.Habit.First,
                Last = s.Habit.Last,
                SilentDays = s.SilentDays,
                Pause = s.Habit.Pause,
            },
            cancel);
    }
}
