using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Kite.Cards;

/// <summary>
/// Keeps the plans of membership. A version is never changed: who bought by it keeps to it, and
/// the newest one says how the next are.
/// </summary>
public sealed class KeepMembershipPlans(
    KiteDb db, TakeList take, TimeProvider clock, IStringLocalizer<Texts> texts)
{
    private const int Most = 100;
    private const int MostVersions = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/membership-plans",
                async (KeepMembershipPlans keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("The plans of membership, each as its newest version says");
        api.MapGet(
                "/membership-plans/export",
                async (
                    Choice<SheetFormat>? format, KeepMembershipPlans keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Export(asker, format, cancel)).ToDownload(cancel))
            .Needing(May.Export)
            .GivesSheet()
            .WithSummary("The plans of membership as a file: format csv or xlsx");
        api.MapGet(
                "/membership-plans/{id:guid}/versions",
                async (
                    Guid id, KeepMembershipPlans keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Versions(asker, id, cancel)).ToHttp())
            .Needing(May.ReadCards)
            .WithSummary("All versions of a plan of membership, the newest first");
        api.MapPost(
                "/membership-plans",
                async (
                    MembershipPlanFacts facts, KeepMembershipPlans keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Add(asker, facts, cancel))
                        .ToCreated(p => $"/membership-plans/{p.Id}/versions"))
            .Needing(May.ManageCardKinds)
            .Idempotent()
            .WithSummary("Makes a plan of membership");
        api.MapPost(
                "/membership-plans/{id:guid}/versions",
                async (
                    Guid id, MembershipPlanFacts facts, KeepMembershipPlans keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Change(asker, id, facts, cancel))
                        .ToCreated(p => $"/membership-plans/{p.Id}/versions"))
            .Needing(May.ManageCardKinds)
            .Idempotent()
            .WithSummary("Says how memberships of a plan are from the next one on");
    }

    public async Task<Result<Page<MembershipPlanView>>> Run(
        Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);

        var newest = await db.NewestPlans(cancel);
        var members = await Members(cancel);
        return new Page<MembershipPlanView>(
            [
                .. newest.OrderBy(p => !p.IsSold)
                    .ThenBy(p => p.Name, StringComparer.CurrentCulture)
                    .Select(p => MembershipPlanView.Of(p, members.GetValueOrDefault(p.Id))),
            ],
            Next: null);
    }

    public async Task<Result<Page<MembershipPlanView>>> Versions(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCards)) return new NotAllowed(May.ReadCards);
        var all = await db.MembershipPlans.AsNoTracking().Where(p => p.Id == id)
            .OrderByDescending(p => p.Number).ToListAsync(cancel);
        if (all.Count == 0) return new NoSuchMembershipPlan($"{id}");

        var members = (await Members(cancel)).GetValueOrDefault(id);
        return new Page<MembershipPlanView>(
            all.ConvertAll(p => MembershipPlanView.Of(p, members)), Next: null);
    }

    public async Task<Result<MembershipPlanView>> Add(
        Asker asker, MembershipPlanFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageCardKinds)) return new NotAllowed(May.ManageCardKinds);
        var plans = await db.MembershipPlans.Select(p => p.Id).Distinct().CountAsync(cancel);
        return plans >= Most
            ? new BadInput("name", new NoRoomForMore(Most))
            : await Write(asker, null, facts, cancel);
    }

    public async Task<Result<MembershipPlanView>> Change(
        Asker asker, Guid id, MembershipPlanFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageCardKinds)) return new NotAllowed(May.ManageCardKinds);
        var newest = await db.NewestPlan(id, cancel);
        if (newest is null) return new NoSuchMembershipPlan($"{id}");
        return newest.Number >= MostVersions
            ? new BadInput("name", new NoRoomForMore(MostVersions))
            : await Write(asker, newest, facts, cancel);
    }

    public async Task<Result<Export>> Export(
        Asker asker, SheetFormat? format, CancellationToken cancel)
    {
        var all = await Run(asker, cancel);
        if (all.Refusal is { } no) return no;

        return await take.Run(
            asker, "membership-plans", format, all.Value.Items,
            [
                (texts["plan.name"], p => p.Name),
                (texts["plan.grade"], p => p.Grade),
                (texts["plan.fee"], p => p.Fee),
                (texts["plan.term"], p => PlanWords.Term(texts, p)),
                (texts["plan.renew"], p => p.RenewDays),
                (texts["plan.grace"], p => p.GraceDays),
                (texts["plan.prices"], p => p.GivesMemberPrices),
                (texts["plan.members"], p => p.Members),
                (texts["plan.version"], p => p.Version),
                (texts["plan.sold"], p => p.IsSold),
            ],
            cancel);
    }

    private async Task<Result<MembershipPlanView>> Write(
        Asker asker, MembershipPlan? before, MembershipPlanFacts facts, CancellationToken cancel)
    {
        var currency = before?.Money ?? (await db.For(asker).BusinessAsync(cancel)).Currency;
        if (facts.Faults(currency).ToList() is { Count: > 0 } faults) return new BadInput(faults);
        var made = facts.Version(before, currency) with
        {
            MadeBy = asker.Name,
            MadeAt = clock.GetUtcNow(),
        };
        var newest = await db.NewestPlans(cancel);
        if (newest.Any(p => p.Name == made.Name && p.Id != made.Id))
            return new BadInput("name", new PlanNameIsTaken(made.Name));

        db.For(asker).Add(made);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone else made this version a moment ago.
            return new ChangedMeanwhile(made.Number - 1, made.Number);
        }
        return MembershipPlanView.Of(made, (await Members(cancel)).GetValueOrDefault(made.Id));
    }

    private async Task<Dictionary<Guid, long>> Members(CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return await db.HoldingOn(today).GroupBy(m => m.PlanId)
            .Select(g => new { g.Key, Count = g.LongCount() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }
}

/// <summary>The plans as the next are sold, and the memberships that hold on a day.</summary>
internal static class NewestMembershipPlans
{
    extension(KiteDb db)
    {
        public async Task<List<MembershipPlan>> NewestPlans(CancellationToken cancel) =>
        [
            .. (await db.MembershipPlans.AsNoTracking().ToListAsync(cancel)).GroupBy(p => p.Id)
                .Select(versions => versions.MaxBy(p => p.Number)!),
        ];

        public Task<MembershipPlan?> NewestPlan(Guid id, CancellationToken cancel) =>
            db.MembershipPlans.AsNoTracking().Where(p => p.Id == id)
                .OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancel);

        public IQueryable<Membership> HoldingOn(DateOnly day)
        {
            var ends = db.MembershipEnds;
            return db.Memberships.AsNoTracking().Where(
                m => m.FirstDay <= day && m.UntilDay >= day
                    && !ends.Any(e => e.MembershipId == m.Id && e.LastDay < day));
        }
    }
}

/// <summary>Says in words what a plan says.</summary>
internal static class PlanWords
{
    public static string Term(IStringLocalizer<Texts> texts, MembershipPlanView plan) =>
        texts[$"plan.term.{plan.Unit}", Figures.Count(plan.Term)];

    public static string Of(IStringLocalizer<Texts> texts, MembershipPlanView plan)
    {
        var parts = new List<string> { Figures.Exact(plan.Fee), Term(texts, plan) };
        if (plan.GivesMemberPrices) parts.Add(texts["plan.says.prices"]);
        parts.Add(plan.RenewDays is { } days
            ? texts["plan.says.renew", Figures.Count(days)]
            : texts["plan.says.renew-after"]);
        if (plan.GraceDays > 0)
            parts.Add(texts["plan.says.grace", Figures.Count(plan.GraceDays)]);
        return string.Join(" · ", parts);
    }
}
