using Kite.Customers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>
/// Keeps customers under a name: those of a quarter, a cell, a lasso or a way as they are, or those
/// whom a rule names, live or as they are.
/// </summary>
internal sealed class MakeSegment(
    KiteDb db, AskPicked ask, CountRule count, SegmentUses uses, SegmentNeeds needs,
    SegmentViews views, TimeProvider clock)
{
    private const int AtOnce = 5000;

    /// <summary>
    /// The name, and whom of the map or the movement; or a rule, which stays live unless
    /// <c>live</c> is false.
    /// </summary>
    internal sealed record Wish(
        string? Name, PickQuestion? Of, RuleFacts? Rule = null, bool? Live = null);

    private sealed record Found(IReadOnlyList<long> Numbers, Segment Segment);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/segments",
                async (Wish wish, MakeSegment make, Asker asker, CancellationToken cancel) =>
                    (await make.Run(asker, wish, cancel)).ToCreated(s => $"/segments/{s.Id}"))
            .Needing(May.WriteSegments)
            .Idempotent()
            .WithSummary("Keeps a list of customers as a segment");

    public async Task<Result<SegmentView>> Run(
        Asker asker, Wish wish, CancellationToken cancel)
    {
        if (!asker.May(May.WriteSegments)) return new NotAllowed(May.WriteSegments);

        var name = wish.Name?.Trim() ?? "";
        if (await Unfit(asker, name, cancel) is { } unfit) return unfit;
        if (wish is { Rule: not null, Of: not null })
            return new BadInput("of", new EitherRuleOrList());
        if (wish is { Rule: null, Live: true }) return new BadInput("live", new OnlyARuleLives());

        var found = wish.Rule is null
            ? await Picked(asker, wish.Of ?? new(), name, cancel)
            : await Ruled(asker, wish.Rule, wish.Live ?? true, name, cancel);
        return found.Refusal is { } no ? no : await Kept(asker, found.Value, cancel);
    }

    /// <summary>
    /// Who is in a live segment now, kept as they are, with the day in the name.
    /// </summary>
    public async Task<Result<SegmentView>> Freeze(
        Asker asker, Segment live, string? named, IReadOnlyList<long> numbers,
        CancellationToken cancel)
    {
        if (!asker.May(May.WriteSegments)) return new NotAllowed(May.WriteSegments);
        if (numbers.Count == 0) return new NobodyIsInIt();

        var today = (await db.BusinessAsync(cancel)).Today(clock);
        var name = named?.Trim() ?? $"{live.Name[..Math.Min(live.Name.Length, 86)]} {today:O}";
        if (await Unfit(asker, name, cancel) is { } unfit) return unfit;

        var copy = New(
            asker, name, numbers.Count, live.Rule,
            origin: await Frozen(KeptRule.Read(live.Rule), cancel), of: live.Id);
        return await Kept(asker, new(numbers, copy), cancel);
    }

    internal static Refusal? Unnamed(string name) =>
        name.Length is 0 or > 100 ? new BadInput("name", new NameIsMissing(100)) : null;

    private async Task<Refusal?> Unfit(Asker asker, string name, CancellationToken cancel)
    {
        if (Unnamed(name) is { } no) return no;
        return await db.For(asker).Segments.AnyAsync(s => s.Name == name, cancel)
            ? new BadInput("name", new SegmentNameIsTaken(name))
            : null;
    }

    private async Task<Result<Found>> Picked(
        Asker asker, PickQuestion question, string name, CancellationToken cancel)
    {
        // Whoever may see the segment would learn how old they are.
        if (question.Age is not null) return new BadInput("of", new AgesAreNotKept());
        var picked = await ask.Run(asker, question, cancel);
        if (picked.Refusal is { } no) return no;
        var numbers = picked.Value.Numbers();
        if (numbers.Count == 0) return new NobodyIsInIt();

        // Whoever is picked out of a segment stays as hidden as it was.
        var within = question.Segment is { } id
            ? await db.Segments.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel)
            : null;
        var origin = PickOrigin.Write(
            question, within is null ? null : await needs.Of(within, cancel),
            picked.Value.Lines);
        return new Found(numbers, New(asker, name, numbers.Count, within?.Rule, origin: origin));
    }

    private async Task<Result<Found>> Ruled(
        Asker asker, RuleFacts rule, bool live, string name, CancellationToken cancel)
    {
        if (await uses.Unfit(asker, rule, of: null, cancel) is { } unfit) return unfit;
        var counted = await count.Run(asker, rule, cancel);
        if (counted.Refusal is { } no) return no;
        var numbers = counted.Value.Numbers;
        if (numbers.Count == 0 && !live) return new NobodyIsInIt();

        return new Found(
            live ? [] : numbers,
            New(
                asker, name, numbers.Count, KeptRule.Write(rule), live: live,
                origin: live ? "{}" : await Frozen(rule, cancel)));
    }

    private async Task<string> Frozen(RuleFacts? rule, CancellationToken cancel) =>
        PickOrigin.Write(
            rule?.Segments().Count > 0 ? await needs.Of(rule, cancel) : null);

    private Segment New(
        Asker asker, string name, int customers, string? rule, bool live = false,
        string origin = "{}", Guid? of = null) => new()
        {
            Name = name,
            Origin = origin,
            Rule = rule,
            IsLive = live,
            CopyOf = of,
            Customers = customers,
            MadeBy = asker.Name,
            MadeAt = clock.GetUtcNow(),
        };

    private async Task<Result<SegmentView>> Kept(
        Asker asker, Found found, CancellationToken cancel)
    {
        var segment = found.Segment;
        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        if (await Unfit(asker, segment, cancel) is { } unfit) return unfit;
        db.For(asker).Add(segment);
        await db.SaveChangesAsync(cancel);
        foreach (var some in found.Numbers.Chunk(AtOnce))
        {
            await BulkWriter.Write(db, await MembersOf(segment, some, cancel), cancel);
        }
        if (whole is not null) await whole.CommitAsync(cancel);
        return await views.One(asker, segment, cancel);
    }

    // A segment within it may have been changed or thrown away since it was counted.
    private async Task<Refusal?> Unfit(
        Asker asker, Segment segment, CancellationToken cancel)
    {
        if (!segment.IsLive || KeptRule.Read(segment.Rule) is not { } rule
            || rule.Segments().Count == 0)
            return null;
        await uses.Lock(cancel);
        return await uses.Unfit(asker, rule, of: null, cancel);
    }

    private async Task<IReadOnlyList<SegmentMember>> MembersOf(
        Segment segment, long[] numbers, CancellationToken cancel)
    {
        var customers = await db.Set<Customer>().AsNoTracking()
            .Where(c => numbers.Contains(c.Number))
            .Select(c => new { c.Id, c.Number })
            .ToListAsync(cancel);
        return
        [
            .. customers.Select(c => new SegmentMember
            {
                CustomerId = c.Id, SegmentId = segment.Id, CustomerNumber = c.Number,
            }),
        ];
    }
}
