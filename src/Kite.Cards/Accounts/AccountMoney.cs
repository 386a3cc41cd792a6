using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>What moved on a company account without a card, and what is there now.</summary>
public sealed record AccountReceipt(long Account, AccountLine Line, AccountView Now);

/// <summary>A receipt of an account, and whether it was told before.</summary>
public sealed record ToldAccount(AccountReceipt Receipt, bool IsReplay);

/// <summary>
/// Money comes onto a company account without any of its cards, or what was paid in and not used
/// is handed back to the company.
/// </summary>
public sealed class AccountMoney(KiteDb db, CardDesk desk, TheBooks books, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/company-accounts/{number:long}/top-ups",
                async (
                    long number, TopUpFacts facts, AccountMoney money, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    Answer(await money.TopUp(asker, number, facts, http.ValueKey(), cancel), http))
            .Needing(May.MoveValue)
            .WithSummary("A company pays in; needs an Idempotency-Key");
        api.MapPost(
                "/company-accounts/{number:long}/cash-outs",
                async (
                    long number, CashOutFacts facts, AccountMoney money, Asker asker,
                    HttpContext http, CancellationToken cancel) =>
                    Answer(
                        await money.CashOut(asker, number, facts, http.ValueKey(), cancel), http))
            .Needing(May.ManageAccounts)
            .WithSummary(
                "Hands back what a company paid in and did not use; needs an Idempotency-Key");
    }

    public async Task<Result<ToldAccount>> TopUp(
        Asker asker, long number, TopUpFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await db.FindAccount(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        var kind = found.Value.Kind;
        if (TopUpCard.Faults(facts, kind, key) is { Count: > 0 } faults)
            return new BadInput(faults);

        var paid = facts.Amount!.Value.Coins;
        var day = store.Value.BusinessDay.Of(clock.GetUtcNow());
        var deed = new TopUp(
            found.Value.Purse.Id, new(paid, kind.BonusFor(paid)), facts.Tender!.Value,
            kind.TermsOn(day))
        {
            Most = kind.MostBalanceCoins,
        };
        return await Post(
            found.Value, new(deed, asker, store.Value)
            {
                Key = key,
                Asked = ValueDesk.Asked(
                    "account-top-up", number,
                    [
                        facts.Amount, facts.Tender, facts.StoreNumber, facts.Reference,
                        .. ValueDesk.Said(facts.CustomerNumber),
                    ]),
                Person = facts.CustomerNumber,
                Reference = IssueCoupon.Word(facts.Reference),
                Alongside = (rows, _) => StopsIn(rows, found.Value.Account),
            },
            cancel);
    }

    public async Task<Result<ToldAccount>> CashOut(
        Asker asker, long number, CashOutFacts facts, string? key, CancellationToken cancel)
    {
        if (!asker.May(May.ManageAccounts)) return new NotAllowed(May.ManageAccounts);
        if (!asker.May(May.MoveValue)) return new NotAllowed(May.MoveValue);
        var found = await db.FindAccount(number, cancel);
        if (found.Refusal is { } none) return none;
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;
        var faults = new[]
        {
            ValueRoutes.FaultIn(key),
            facts.Tender is null ? new Fault("tender", new TenderIsMissing()) : null,
            CardDesk.FaultInReason(facts.Reason),
            CardDesk.FaultIn(facts.Reference),
        };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);

        return await Post(
            found.Value,
            new(new CashOut(found.Value.Purse.Id, facts.Tender!.Value), asker, store.Value)
            {
                Key = key,
                Asked = ValueDesk.Asked(
                    "account-cash-out", number,
                    [
                        facts.Tender, facts.StoreNumber, facts.Reason,
                        .. ValueDesk.Said(facts.CustomerNumber, facts.Reference),
                    ]),
                Person = facts.CustomerNumber,
                Reference = IssueCoupon.Word(facts.Reference),
                Reason = IssueCoupon.Word(facts.Reason),
            },
            cancel);
    }

    private async Task<Result<ToldAccount>> Post(
        FoundAccount account, Order order, CancellationToken cancel)
    {
        var posted = await books.Post(order);
        if (posted.Refusal is { } no) return no;

        var now = await db.FindAccount(account.Account.Number, cancel);
        var line = AccountLine.Of(posted.Value.Transaction, null, null);
        return new ToldAccount(
            new(account.Account.Number, line, now.Value.View()), posted.Value.IsReplay);
    }

    // Whoever closes an account holds its purse, too: what is seen here stays so.
    private static async Task<Refusal?> StopsIn(KiteDb rows, CompanyAccount account) =>
        await rows.CompanyAccounts.AnyAsync(a => a.Id == account.Id && a.ClosedAt != null)
            ? new AccountIsClosed(account.Number)
            : null;

    private static Results<Created<AccountReceipt>, ProblemHttpResult> Answer(
        Result<ToldAccount> told, HttpContext http)
    {
        if (told.Refusal is KeyWasUsedForAnother used) return Http.Problem(422, used);
        if (told.Refusal is { } no) return Http.Problem(no);

        var (receipt, isReplay) = told.Value;
        if (isReplay) http.Response.Headers["Idempotency-Replayed"] = "true";
        return TypedResults.Created(
            $"/api/v1/company-accounts/{receipt.Account}/transactions", receipt);
    }
}
