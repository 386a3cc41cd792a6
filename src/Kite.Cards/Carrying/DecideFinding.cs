using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>What a person makes of a finding, and why.</summary>
public sealed record VerdictFacts(SealVerdict? Verdict = null, string? Reason = null);

/// <summary>
/// A person decides on a finding, once and for all. Where it was honest the card is thawed that
/// was frozen for it; where it was a fraud it is frozen.
/// </summary>
public sealed class DecideFinding(KiteDb db, ListFindings list, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/cards/findings/{id:guid}/decisions",
                async (
                    Guid id, VerdictFacts facts, DecideFinding decide, Asker asker,
                    CancellationToken cancel) =>
                    (await decide.Run(asker, id, facts, cancel)).ToHttp())
            .Needing(May.ApproveValue)
            .Idempotent()
            .WithSummary("A person decides on a card that did not fit the books");

    public async Task<Result<FindingView>> Run(
        Asker asker, Guid id, VerdictFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ApproveValue)) return new NotAllowed(May.ApproveValue);
        var finding = await db.CardReadings.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id && r.IsCaught, cancel);
        if (finding is null) return new NoSuchSealFinding($"{id}");
        if (CardDesk.FaultInReason(facts.Reason) is { } unsaid) return new BadInput([unsaid]);
        if (facts.Verdict is not { } verdict)
            return new BadInput("verdict", new VerdictIsMissing());

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var card = await Held(finding.CardId, cancel);
        if (await db.SealDecisions.AnyAsync(d => d.ReadingId == id, cancel))
            return new SealFindingIsDecided();

        var at = clock.GetUtcNow();
        db.Add(new SealDecision
        {
            ReadingId = id,
            Verdict = verdict,
            Reason = facts.Reason!.Trim(),
            DecidedById = asker.Id,
            DecidedBy = asker.Name,
            DecidedAt = at,
        });
        if (verdict is SealVerdict.Fraud && card?.State is CardState.Active)
            card.Turn(CardState.Frozen, at);
        if (verdict is SealVerdict.Honest && finding.HasFrozen
            && card?.State is CardState.Frozen && !await db.IsInDoubt(card.Id, cancel, but: id))
        {
            card.Turn(CardState.Active, at);
        }
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return (await list.One(id, cancel))!;
    }

    private async Task<Card?> Held(Guid? id, CancellationToken cancel)
    {
        if (id is not { } number) return null;
        var purse = await db.Cards.Where(c => c.Id == number).Select(c => c.PurseId)
            .SingleOrDefaultAsync(cancel);
        await PurseRows.Hold(db, [purse]);
        return await db.Cards.SingleOrDefaultAsync(c => c.Id == number, cancel);
    }
}
