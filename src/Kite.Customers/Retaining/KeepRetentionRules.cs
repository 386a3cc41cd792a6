using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>Keeps the rules that propose what to remove (K9).</summary>
public sealed class KeepRetentionRules(KiteDb db)
{
    private const int Most = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/retention-rules",
                async (KeepRetentionRules keep, Asker asker, CancellationToken cancel) =>
                    (await keep.Run(asker, cancel)).ToHttp())
            .Needing(May.ReadCustomers)
            .WithSummary("The rules that propose what to remove");
        api.MapPost(
                "/retention-rules",
                async (
                    RetentionDraft draft, KeepRetentionRules keep, Asker asker,
                    CancellationToken cancel) =>
                    (await keep.Add(asker, draft, cancel))
                    .ToCreated(r => $"/retention-rules/{r.Id}"))
            .Needing(May.ManageUpkeep)
            .Idempotent()
            .WithSummary("Proposes to remove what is kept of those not heard of for long");
        api.MapPut("/retention-rules/{id:guid}", Answer)
            .Needing(May.ManageUpkeep)
            .WithSummary("Changes or retires a rule; send the version you have seen as If-Match");
    }

    private static async Task<Results<Ok<RetentionRuleView>, ProblemHttpResult>> Answer(
        Guid id, RetentionDraft draft, KeepRetentionRules keep, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await keep.Change(asker, id, seen.Value.Version, draft, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }

    public async Task<Result<Page<RetentionRuleView>>> Run(
        Asker asker, CancellationToken cancel)
    {
        if (!asker.May(May.ReadCustomers)) return new NotAllowed(May.ReadCustomers);

        var rules = await db.RetentionRules.AsNoTracking()
            .OrderBy(r => r.IsRetired).ThenBy(r => r.Id).ToListAsync(cancel);
        var people = await db.NamesOf(rules.Select(r => r.WrittenBy), cancel);
        return new Page<RetentionRuleView>(
            [.. rules.Select(r => RetentionRuleView.Of(r, people))], Next: null);
    }

    public async Task<Result<RetentionRuleView>> Add(
        Asker asker, RetentionDraft typed, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);
        var draft = await Checked(typed, cancel);
        if (draft.Refusal is { } no) return no;
        if (await db.RetentionRules.CountAsync(cancel) >= Most)
            return new BadInput("name", new ListIsFull(Most));

        var rule = new RetentionRule();
        db.For(asker).Add(rule);
        return await Saved(asker, rule, draft.Value, cancel);
    }

    public async Task<Result<RetentionRuleView>> Change(
        Asker asker, Guid id, long seen, RetentionDraft typed, CancellationToken cancel)
    {
        if (!asker.May(May.ManageUpkeep)) return new NotAllowed(May.ManageUpkeep);
        var rule = await db.For(asker).RetentionRules.FindAsync([id], cancel);
        if (rule is null) return new NoSuchRetentionRule(id.ToString());
        if (rule.Version != seen) return new ChangedMeanwhile(seen, rule.Version);
        var draft = await Checked(typed, cancel);
        if (draft.Refusal is { } no) return no;

        rule.Version++;
        return await Saved(asker, rule, draft.Value, cancel);
    }

    private async Task<Result<RetentionDraft>> Checked(
        RetentionDraft typed, CancellationToken cancel)
    {
        var draft = typed.Trimmed();
        var own = await db.OwnFieldsAsync(cancel);
        // What is no longer asked for may well be what is to go.
        var known = UpkeepFields.Known(own).Concat(own.Select(f => f.Key)).ToList();
        return draft.Faults(known).ToList() is { Count: > 0 } faults
            ? new BadInput(faults)
            : draft;
    }

    private async Task<Result<RetentionRuleView>> Saved(
        Asker asker, RetentionRule rule, RetentionDraft draft, CancellationToken cancel)
    {
        (rule.Name, rule.Months, rule.ButTag) = (draft.Name!, draft.Months!.Value, draft.ButTag);
        rule.Fields = string.Join('\n', draft.Fields!);
        (rule.IsRetired, rule.WrittenBy) = (draft.IsRetired, asker.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(rule.Version - 1, rule.Version);
        }
        return RetentionRuleView.Of(rule, await db.NamesOf([asker.Id], cancel));
    }
}
