using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Insight;

/// <summary>
/// Lists what is likely of each customer. Who does not want to be scored is left out before
/// anything is put in order.
/// </summary>
internal sealed class ListLikely(KiteDb db, AskLikely ask)
{
    public const string Usual = "lifetime-down";
    public const string WithoutMoney = "visits-down";

    public static readonly IReadOnlyList<string> Orders =
        ["lifetime", "value", "visits", "comes", "alive"];

    // Chances and visits are put in order to nine places.
    private const double Fine = 1e9;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/insight/lifetime-value/customers",
                async (
                    [AsParameters] LikelyListQuestion question, ListLikely list, Asker asker,
                    CancellationToken cancel) =>
                    (await list.Run(asker, question, cancel)).ToHttp())
            .Needing(May.ReadInsight)
            .WithSummary("What is likely of each customer");

    public async Task<Result<LikelyList>> Run(
        Asker asker, LikelyListQuestion question, CancellationToken cancel)
    {
        var limit = Cursor.LimitOf(question.Limit);
        return limit.Refusal is { } tooMany
            ? tooMany
            : await Page(asker, question, limit.Value.Count, cancel);
    }

    /// <summary>A page as long as wished, for who takes the whole list.</summary>
    public async Task<Result<LikelyList>> Page(
        Asker asker, LikelyListQuestion question, int limit, CancellationToken cancel)
    {
        var place = Cursor.Read<Mark>(question.After);
        if (place.Refusal is { } lost) return lost;
        if (question.AliveFrom is < 0 or > 100)
            return new BadInput("aliveFrom", new OutOfRange(0, 100));
        if (question.AliveTo is < 0 or > 100)
            return new BadInput("aliveTo", new OutOfRange(0, 100));
        var asked = await ask.Run(asker, question, question.Segment, cancel);
        if (asked.Refusal is { } no) return no;
        var scored = await ask.Score(asked.Value);
        if (scored.Refusal is { } none) return none;
        var order = ListOrder.Read(
            question.Order, scored.Value.HasMoney ? Usual : WithoutMoney, Orders);
        if (order.Refusal is { } unknown) return unknown;
        if (order.Value.Column is "lifetime" or "value" && !scored.Value.HasMoney)
            return new BadInput("order", new NoMoneyIsLikely());

        Mark? after = place.Value.Beginning ? null : place.Value.Key;
        var found = Find(asked.Value, scored.Value, question, order.Value, after, limit);
        return await Name(asker, asked.Value, scored.Value, found, cancel);
    }

    private sealed record Found(
        int Customers, int LeftOut, IReadOnlyList<int> Places, Mark? Next);

    private static Found Find(
        AskLikely.Ground ground, Likelihoods all, LikelyListQuestion question, ListOrder order,
        Mark? after, int limit)
    {
        var comings = all.Comings;
        var best = new Best<int>(limit, after, i => MarkOf(all, i, order));
        var (customers, leftOut) = (0, 0);
        foreach (var i in Places(ground, comings))
        {
            if (ground.LeftOut.Contains(comings.Customer(i)))
            {
                leftOut++;
                continue;
            }
            if (!Passes(all.All[i]!.Value, question)) continue;
            customers++;
            best.Add(i);
        }
        var (items, next) = best.Page();
        return new(customers, leftOut, items, next);
    }

    private static IEnumerable<int> Places(AskLikely.Ground ground, Comings comings)
    {
        if (ground.Figures.Members is not { } members) return Enumerable.Range(0, comings.Count);

        var numbers = new long[comings.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = comings.Customer(i);
        return members.PlacesIn(numbers);
    }

    private static bool Passes(Score score, LikelyListQuestion question)
    {
        if (question.AliveFrom is null && question.AliveTo is null) return true;

        return score.ShowsAlive
            && !(score.Alive * 100 < question.AliveFrom)
            && !(score.Alive * 100 > question.AliveTo);
    }

    private static Mark MarkOf(Likelihoods all, int place, ListOrder order)
    {
        var score = all.All[place]!.Value;
        var figure = order.Column switch
        {
            "alive" => score.ShowsAlive ? score.Alive * Fine : -1,
            "comes" => score.Comes * Fine,
            "visits" => score.Visits * Fine,
            "value" => score.Value!.Value,
            _ => score.Lifetime!.Value,
        };
        var whole = (long)Math.Round(figure);
        return new(order.Down ? whole : -whole, all.Comings.Customer(place));
    }

    private async Task<LikelyList> Name(
        Asker asker, AskLikely.Ground ground, Likelihoods all, Found found,
        CancellationToken cancel)
    {
        var names = await db.NamesOf(
            asker, [.. found.Places.Select(all.Comings.Customer)], cancel);
        return new(
            found.Customers, found.LeftOut, all.Model.Name, all.Comings.End, all.Horizon.Weeks,
            (int)Math.Round(all.Horizon.Discount * 100), ground.Figures.Business.Currency.Code,
            [.. found.Places.Select(i => View(ground, all.All[i]!.Value, i, names))],
            found.Next is { } next ? Cursor.Write(next) : null);
    }

    /// <summary>One customer's figures; never of who does not want to be scored.</summary>
    public static LikelyCustomer View(
        AskLikely.Ground ground, Score score, int place,
        IReadOnlyDictionary<long, CustomerName> names)
    {
        var number = ground.Comings.Customer(place);
        var past = ground.Comings.PastOf(place, Moment.End)!.Value;
        var known = names.GetValueOrDefault(number);
        return new(
            number, known?.Name, known?.Kind ?? CustomerKind.Person, past.Again + 1,
            ground.Comings.End.AddDays(past.Last - past.Known),
            score.ShowsAlive ? score.Alive : null, score.Comes, score.Visits,
            Coins(score.Value), Coins(score.Lifetime));

        Money? Coins(double? coins) =>
            coins is { } some ? ground.Figures.Money((long)Math.Round(some)) : null;
    }
}
