using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Designs a kind of card, or changes one. What was given by the rules of before stays as it is.
/// </summary>
public sealed class DesignCardKind(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/card-kinds",
                async (
                    CardKindFacts facts, DesignCardKind design, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var made = await design.Add(asker, facts, cancel);
                    if (made.Refusal is null) http.Tag(made.Value.Version);
                    return made.ToCreated(k => $"/card-kinds/{k.Id}");
                })
            .Needing(May.ManageCardKinds)
            .Idempotent()
            .WithSummary("Designs a kind of card");
        api.MapPut("/card-kinds/{id:guid}", Answer)
            .Needing(May.ManageCardKinds)
            .WithSummary("Changes a kind of card; send the ETag you have seen as If-Match");
    }

    private static async Task<Results<Ok<CardKindView>, ProblemHttpResult>> Answer(
        Guid id, CardKindFacts facts, DesignCardKind design, Asker asker, HttpContext http,
        CancellationToken cancel)
    {
        var seen = http.SeenVersion();
        if (seen.Refusal is { } no) return Http.Problem(400, no);

        var changed = await design.Change(asker, id, seen.Value.Version, facts, cancel);
        if (changed.Refusal is null) http.Tag(changed.Value.Version);
        return changed.ToHttp();
    }

    public async Task<Result<CardKindView>> Add(
        Asker asker, CardKindFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageCardKinds)) return new NotAllowed(May.ManageCardKinds);

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var currency = await Settled(facts, cancel);
        var faults = facts.Faults(currency).Concat(await Unlawful(facts, cancel)).ToList();
        if (faults.Count > 0) return new BadInput(faults);
        if (await IsTaken(facts, Guid.Empty, cancel) is { } taken) return taken;

        var kind = new CardKind { Currency = currency.Code, CreatedAt = clock.GetUtcNow() };
        facts.Into(kind);
        db.Add(kind);
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return CardKindView.Of(kind);
    }

    public async Task<Result<CardKindView>> Change(
        Asker asker, Guid id, long seen, CardKindFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageCardKinds)) return new NotAllowed(May.ManageCardKinds);

        var kind = await db.For(asker).CardKinds.FindAsync([id], cancel);
        if (kind is null) return new NoSuchCardKind($"{id}");
        if (kind.Version != seen) return new ChangedMeanwhile(seen, kind.Version);
        var faults = facts.Faults(kind.Money).Concat(await Unlawful(facts, cancel)).ToList();
        if (faults.Count > 0) return new BadInput(faults);
        if (await IsTaken(facts, id, cancel) is { } taken) return taken;

        facts.Into(kind);
        kind.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile(seen, seen + 1);
        }
        return CardKindView.Of(kind);
    }

    // Money that is to be taken in has a currency from the first kind of card on.
    private async Task<Currency> Settled(CardKindFacts facts, CancellationToken cancel)
    {
        var named = facts.Amounts.Select(a => a.Currency.Code).FirstOrDefault();
        var business = db.Set<Business>();
        await business.Where(b => !b.CurrencyIsSettled).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.CurrencyCode, b => named ?? b.CurrencyCode)
                .SetProperty(b => b.CurrencyIsSettled, true),
            cancel);
        return (await db.BusinessAsync(cancel)).Currency;
    }

    private async Task<IEnumerable<Fault>> Unlawful(
        CardKindFacts facts, CancellationToken cancel)
    {
        var today = (await db.BusinessAsync(cancel)).Today(clock);
        return KindByLaw.Faults(
            (await db.LawsOf(cancel)).On(today), today, facts.Holders, facts.BonusDays,
            facts.ValueMonths);
    }

    private async Task<BadInput?> IsTaken(
        CardKindFacts facts, Guid but, CancellationToken cancel)
    {
        var name = facts.Name!.Trim();
        return await db.CardKinds.AnyAsync(k => k.Name == name && k.Id != but, cancel)
            ? new BadInput("name", new KindNameIsTaken(name))
            : null;
    }
}
