using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Makes a round of reviews and hands it out evenly.</summary>
public sealed class MakeRound(
    KiteDb db, ListStale stale, ListCustomers customers, ListRounds rounds, TimeProvider clock,
    IEnumerable<ICustomerGroups> groups)
{
    private const int LongestName = 100;
    private const int UsualCount = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/review-rounds",
                async (RoundOrder order, MakeRound make, Asker asker, CancellationToken cancel) =>
                    (await make.Run(asker, order, cancel))
                    .ToCreated(r => $"/review-rounds/{r.Id}"))
            .Needing(May.ManageUpkeep)
            .Idempotent()
            .WithSummary("Hands customers out to staff, to look through their records");
        api.MapGet(
                "/review-rounds/reviewers",
                async (MakeRound make, Asker asker, CancellationToken cancel) =>
                    (await make.Reviewers(asker, cancel)).ToHttp())
            .Needing(May.ManageUpkeep)
            .WithSummary("To whom reviews can be handed");
    }

    public async Task<Result<Page<ReviewerView>>> Reviewers(
        Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);

        var people = await db.Set<Person>().AsNoTracking().ToListAsync(cancel);
        return new Page<ReviewerView>(
            [
                .. people.Where(p => p.LockoutEnd != DateTimeOffset.MaxValue)
                    .Where(p => Roles.Permissions(p.Role).Contains(May.WriteCustomers))
                    .Select(p => new ReviewerView(
                        p.Id, p.FullName.Length > 0 ? p.FullName : p.UserName!))
                    .OrderBy(p => p.Name, StringComparer.CurrentCulture),
            ],
            Next: null);
    }

    /// <summary>The segment from which a round is to be made.</summary>
    public async Task<Result<CustomerGroup>> Group(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);
        Result<CustomerGroup> found = new BadInput("segment", new NobodyToReview());
        foreach (var source in groups)
        {
            found = await source.Find(asker, id, cancel);
            if (found.Refusal is null) break;
        }
        return found;
    }

    public async Task<Result<RoundView>> Run(
        Asker asker, RoundOrder order, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        var name = Remarks.Line(order.Name);
        var people = order.People?.Distinct().ToList() ?? [];
        var faults = await Faults(asker, order, name, people, cancel);
        if (faults.Count > 0) return new BadInput(faults);
        var most = order.AtMost ?? UsualCount;
        var found = order.Segment is { } segment
            ? await FindIn(asker, segment, most, cancel)
            : await Find(asker, order, most, cancel);
        if (found.Refusal is { } no) return no;
        if (found.Value.Count == 0) return new NobodyToReview();

        var round = new ReviewRound
        {
            Name = name!, DueDay = order.DueDay!.Value, MadeBy = asker.Id,
            MadeAt = clock.GetUtcNow(),
        };
        db.For(asker).Add(round);
        db.AddRange(round.HandOut(found.Value, people));
        await db.SaveChangesAsync(cancel);
        return await rounds.One(asker, round.Id, cancel);
    }

    private async Task<List<Fault>> Faults(
        Asker asker, RoundOrder order, string? name, List<Guid> people,
        CancellationToken cancel)
    {
        List<Fault> faults = [.. Remarks.Faults("name", name, LongestName)];
        if (name is null) faults.Add(new("name", new NothingIsSaid()));
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        if (order.DueDay is not { } due) faults.Add(new("dueDay", new NothingIsSaid()));
        else if (due < today || due > today.AddYears(2))
            faults.Add(new("dueDay", new NotADayToCome(due)));
        if (order.AtMost is < 1 or > ReviewRound.MostItems)
            faults.Add(new("atMost", new OutOfRange(1, ReviewRound.MostItems)));
        var known = (await Reviewers(asker, cancel)).Value.Items.Select(p => p.Id).ToHashSet();
        if (people.Count is 0 or > ReviewRound.MostPeople || !people.TrueForAll(known.Contains))
            faults.Add(new("people", new NobodyReviews(ReviewRound.MostPeople)));
        return faults;
    }

    private async Task<Result<List<Guid>>> Find(
        Asker asker, RoundOrder order, int atMost, CancellationToken cancel)
    {
        var found = new List<Guid>();
        string? after = null;
        do
        {
            var page = await Next(
                asker, order, Math.Min(Cursor.GreatestLimit, atMost - found.Count), after,
                cancel);
            if (page.Refusal is { } no) return no;
            found.AddRange(page.Value.Items
                .Where(c => c.Kind != CustomerKind.WalkIn).Select(c => c.Id));
            after = page.Value.Next;
        }
        while (after is not null && found.Count < atMost);
        return found;
    }

    private async Task<Result<List<Guid>>> FindIn(
        Asker asker, Guid segment, int atMost, CancellationToken cancel)
    {
        if ((await Group(asker, segment, cancel)).Refusal is { } no) return no;

        var found = new List<Guid>();
        foreach (var source in groups)
        {
            var last = 0L;
            while (found.Count < atMost)
            {
                var most = Math.Min(Cursor.GreatestLimit, atMost - found.Count);
                var numbers = await source.Numbers(segment, last, most, cancel);
                if (numbers.Count == 0) break;
                var those = new RoundOrder { Numbers = string.Join(',', numbers) };
                var page = await Next(asker, those, most, after: null, cancel);
                if (page.Refusal is { } strange) return strange;
                found.AddRange(page.Value.Items.Select(c => c.Id));
                last = numbers[^1];
            }
        }
        return found;
    }

    private async Task<Result<Page<CustomerView>>> Next(
        Asker asker, RoundOrder order, int limit, string? after, CancellationToken cancel)
    {
        if (order.Stale)
        {
            var aged = new StaleQuestion { Field = order.Field, Limit = limit, After = after };
            var old = await stale.Run(asker, aged, cancel);
            return old.Refusal is { } no ? no : old.Value.Select(s => s.Customer);
        }
        var question = new CustomerQuestion
        {
            Search = order.Search,
            Kind = order.Kind is { } kind ? new Choice<CustomerKind>(kind) : null,
            Numbers = order.Numbers,
            Order = new Choice<CustomerOrder>(CustomerOrder.Number),
            Limit = limit,
            After = after,
            Tag = order.Tag,
        };
        return await customers.Run(asker, question, cancel);
    }
}
