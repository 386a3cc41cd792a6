using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>
/// Closes an empty company account for ever, and every card that draws on it. Its purse is held
/// meanwhile: once this is answered, nothing more comes onto it.
/// </summary>
public sealed class CloseAccount(KiteDb db, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/company-accounts/{number:long}/closings",
                async (
                    long number, CloseAccount close, Asker asker, CancellationToken cancel) =>
                    (await close.Run(asker, number, cancel)).ToHttp())
            .Needing(May.ManageAccounts)
            .Idempotent()
            .WithSummary("Closes an empty company account for ever, and its cards");

    public async Task<Result<AccountView>> Run(
        Asker asker, long number, CancellationToken cancel)
    {
        if (!asker.May(May.ManageAccounts)) return new NotAllowed(May.ManageAccounts);
        var found = await db.FindAccount(number, cancel);
        if (found.Refusal is { } none) return none;

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var purse = (await PurseRows.Hold(db, [found.Value.Purse.Id]))[0];
        var account = await db.CompanyAccounts.SingleAsync(a => a.Number == number, cancel);
        if (account.ClosedAt is not null) return new AccountIsClosed(number);
        if (purse.Balance.Coins > 0)
            return new AccountHoldsMoney(purse.Money(purse.Balance.Coins));

        var at = clock.GetUtcNow();
        (account.ClosedAt, account.Version) = (at, account.Version + 1);
        var cards = await db.Cards
            .Where(c => c.AccountNumber == number && c.State != CardState.Closed
                && c.State != CardState.Replaced)
            .ToListAsync(cancel);
        foreach (var card in cards) card.Turn(CardState.Closed, at);
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        var closed = await db.FindAccount(number, cancel);
        return closed.Value.View();
    }
}
