using Kite.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>A second person approves a correction, which is posted, or refuses it.</summary>
internal sealed class DecideCorrection(KiteDb db, TheBooks books, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/card-corrections/{id:guid}/approvals",
                async (
                    Guid id, DecideCorrection decide, Asker asker, CancellationToken cancel) =>
                    (await decide.Approve(asker, id, cancel)).ToHttp())
            .Needing(May.ApproveValue)
            .WithSummary("Approves a correction that another proposed, and posts it");
        api.MapPost(
                "/card-corrections/{id:guid}/refusals",
                async (
                    Guid id, DecideCorrection decide, Asker asker, CancellationToken cancel) =>
                    (await decide.Refuse(asker, id, cancel)).ToHttp())
            .Needing(May.ApproveValue)
            .WithSummary("Refuses a correction that another proposed");
    }

    public async Task<Result<CorrectionView>> Approve(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ApproveValue)) return new NotAllowed(May.ApproveValue);
        var correction = await db.For(asker).Corrections.FindAsync([id], cancel);
        if (correction is null) return new NoSuchCorrection($"{id}");

        // Decided first, so that nobody refuses it meanwhile. What was approved and, because
        // something broke, never posted is posted when it is approved again: under its own key,
        // once.
        var isLeft = correction.State is CorrectionState.Approved && !await IsPosted(id, cancel);
        if (!isLeft)
        {
            if (correction.Decide(
                CorrectionState.Approved, asker.Id, asker.Name, clock.GetUtcNow()) is { } no)
                return no;
            var saved = await Save(asker, correction, cancel);
            if (saved.Refusal is not null) return saved;
        }
        var posted = await Post(asker, correction, cancel);
        if (posted.Refusal is not { } refused) return CorrectionView.Of(correction, asker);

        correction.Reopen();
        await db.SaveChangesAsync(cancel);
        return refused;
    }

    public async Task<Result<CorrectionView>> Refuse(
        Asker asker, Guid id, CancellationToken cancel)
    {
        if (!asker.May(May.ApproveValue)) return new NotAllowed(May.ApproveValue);
        var correction = await db.For(asker).Corrections.FindAsync([id], cancel);
        if (correction is null) return new NoSuchCorrection($"{id}");
        if (correction.Decide(
            CorrectionState.Refused, asker.Id, asker.Name, clock.GetUtcNow()) is { } no)
            return no;

        return await Save(asker, correction, cancel);
    }

    private Task<bool> IsPosted(Guid id, CancellationToken cancel)
    {
        var key = KeyOf(id);
        return db.ValueKeys.AnyAsync(k => k.Key == key, cancel);
    }

    private async Task<Result<CorrectionView>> Save(
        Asker asker, Correction correction, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new CorrectionIsDecided();
        }
        return CorrectionView.Of(correction, asker);
    }

    private async Task<Result<Posted>> Post(
        Asker asker, Correction correction, CancellationToken cancel)
    {
        var card = await db.Cards.AsNoTracking()
            .SingleAsync(c => c.Id == correction.CardId, cancel);
        var stores = await db.StoresAsync(cancel);
        var store = stores.First(s => s.Number == correction.StoreNumber);
        var kind = await db.CardKinds.AsNoTracking().SingleAsync(k => k.Id == card.KindId, cancel);
        var proposer = new Asker(
            correction.ProposedById, correction.ProposedBy, asker.Permissions);
        var day = store.BusinessDay.Of(clock.GetUtcNow());
        return await books.Post(new(
            new Adjustment(
                card.PurseId, new(correction.PrincipalCoins, correction.BonusCoins),
                kind.TermsOn(day)),
            proposer,
            store)
        {
            Key = KeyOf(correction.Id),
            Asked = KeyOf(correction.Id),
            Uses = [CardUsed.Of(card, CardUse.GiveBack)],
            Reason = correction.Reason,
            Approver = correction.DecidedBy,
        });
    }

    // Behind a blank: no program can send such a key, and so keep a correction from being posted.
    private static string KeyOf(Guid correction) => $" correction:{correction}";
}
