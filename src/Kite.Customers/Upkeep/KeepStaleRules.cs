using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>After how many months without a look a field is stale.</summary>
public sealed record StaleRuleView(Guid Id, string Field, int Months, long Version)
{
    internal static StaleRuleView Of(StaleRule r) => new(r.Id, r.Field, r.Months, r.Version);
}

/// <summary>Keeps the rules by which fields grow stale (K9).</summary>
public sealed class KeepStaleRules(KiteDb db)
{
    public sealed record Draft(string? Field = null, int? Months = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/stale-rules",
                async (KeepStaleRules keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("After how many months each field is stale");
        api.MapPost(
                "/stale-rules",
                async (Draft draft, KeepStaleRules keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Add(asker, draft, cancel))
                    .ToCreated(r => $"/stale-rules/{r.Id}"))
            .Needing(May.ManageUpkeep)
            .Idempotent()
            .WithSummary("Says after how many months a field is stale");
        api.MapPost(
                "/stale-rules/usual",
                async (KeepStaleRules keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Begin(asker, cancel)).ToHttp())
            .Needing(May.ManageUpkeep)
            .WithSummary("Adds the usual rules for fields that have none");
        api.MapPut("/stale-rules/{id:guid}", Answer)
            .Needing(May.ManageUpkeep)
            .WithSummary("Changes a rule's months; send the version you have seen as If-Match");
        api.MapDelete(
                "/stale-rules/{id:guid}",
                async (Guid id, KeepStaleRules keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Remove(asker, id, cancel)).ToNoContent())
            .Needing(May.ManageUpkeep)
            .WithSummary("Takes a rule away: the field is never stale again");
    }

    private static async Task<Results<Ok<StaleRuleView>, ProblemHttpResult>> Answer(
        Guid id, Draft draft, KeepStaleRules keep, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await keep.Change(asker, id, seen.Value.Version, draft, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }

    public async Task<Result<Page<StaleRuleView>>> Run(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        var rules = await db.StaleRulesInOrder(cancel);
        return new Page<StaleRuleView>([.. rules.Select(StaleRuleView.Of)], Next: null);
    }

    public async Task<Result<StaleRuleView>> Add(
        Asker asker, Draft draft, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);

        var known = UpkeepFields.Known(await db.For(asker).OwnFieldsAsync(cancel));
        var field = Remarks.Line(draft.Field) ?? "";
        List<Fault> faults = [.. MonthFaults(draft.Months)];
        if (!known.Contains(field, StringComparer.Ordinal))
            faults.Add(new("field", new NoSuchUpkeepField(field)));
        else if (await db.StaleRules.AnyAsync(r => r.Field == field, cancel))
            faults.Add(new("field", new RuleStandsThere(field)));
        if (faults.Count > 0) return new BadInput(faults);

        var rule = new StaleRule { Field = field, Months = draft.Months!.Value };
        db.Add(rule);
        return await Saved(rule, cancel);
    }

    /// <summary>The usual rules, for fields that have none yet.</summary>
    public async Task<Result<Page<StaleRuleView>>> Begin(Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);

        var there = await db.For(asker).StaleRules.Select(r => r.Field).ToListAsync(cancel);
        foreach (var (field, months) in StaleRule.Usual)
        {
            if (!there.Contains(field, StringComparer.Ordinal))
                db.Add(new StaleRule { Field = field, Months = months });
        }
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Someone else began at the same time.
            db.ChangeTracker.Clear();
        }
        return await Run(asker, cancel);
    }

    public async Task<Result<StaleRuleView>> Change(
        Asker asker, Guid id, long seen, Draft draft, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);

        var rule = await db.For(asker).StaleRules.FindAsync([id], cancel);
        if (rule is null) return new NoSuchStaleRule(id.ToString());
        if (rule.Version != seen) return new ChangedMeanwhile(seen, rule.Version);
        if (MonthFaults(draft.Months).ToList() is { Count: > 0 } faults)
            return new BadInput(faults);

        rule.Months = draft.Months!.Value;
        rule.Version++;
        return await Saved(rule, cancel);
    }

    public async Task<Result<Done>> Remove(Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);

        if (await db.For(asker).StaleRules.FindAsync([id], cancel) is not { } rule)
            return new NoSuchStaleRule(id.ToString());
        db.Remove(rule);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(rule.Version, rule.Version + 1);
        }
        return Done.It;
    }

    private static IEnumerable<Fault> MonthFaults(int? months)
    {
        if (months is null or < 1 or > StaleRule.MostMonths)
            yield return new("months", new OutOfRange(1, StaleRule.MostMonths));
    }

    private async Task<Result<StaleRuleView>> Saved(StaleRule rule, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(rule.Version - 1, rule.Version);
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Two administrators had the same thought at once.
            return new BadInput("field", new RuleStandsThere(rule.Field));
        }
        return StaleRuleView.Of(rule);
    }
}
