using Kite.Customers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>What the account is called, whose it is, and of which kind its cards are.</summary>
public sealed record AccountFacts(
    string? Name = null, long? CustomerNumber = null, Guid? KindId = null,
    int? StoreNumber = null);

/// <summary>Opens a company account: an empty purse on which cards can draw.</summary>
public sealed class OpenAccount(KiteDb db, CardDesk desk, TimeProvider clock)
{
    public const string Counted = "company-accounts";

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/company-accounts",
                async (
                    AccountFacts facts, OpenAccount open, Asker asker, HttpContext http,
                    CancellationToken cancel) =>
                {
                    var opened = await open.Run(asker, facts, cancel);
                    if (opened.Refusal is null) http.Tag(opened.Value.Version);
                    return opened.ToCreated(a => $"/company-accounts/{a.Number}");
                })
            .Needing(May.ManageAccounts)
            .Idempotent()
            .WithSummary("Opens a company account, on which several cards can draw");

    public async Task<Result<AccountView>> Run(
        Asker asker, AccountFacts facts, CancellationToken cancel)
    {
        if (!asker.May(May.ManageAccounts)) return new NotAllowed(May.ManageAccounts);
        var kind = await KindOf(facts.KindId, cancel);
        var faults = new[]
        {
            facts.Name?.Trim().Length is null or 0 or > CompanyAccount.LongestName
                ? new Fault("name", new AccountIsUnnamed(CompanyAccount.LongestName))
                : null,
            facts.CustomerNumber is null
                ? new Fault("customerNumber", new AccountIsForSomebody())
                : null,
            kind.Refusal is { } unknown ? new Fault("kindId", unknown) : null,
        };
        if (faults.OfType<Fault>().ToList() is { Count: > 0 } wrong) return new BadInput(wrong);
        var store = await desk.StoreOf(facts.StoreNumber, cancel);
        if (store.Refusal is { } nowhere) return nowhere;

        await using var whole = db.For(asker).Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        if (await db.HeldSurvivorFor(facts.CustomerNumber!.Value, cancel) is not { } owner)
        {
            return new BadInput(
                "customerNumber", new NoSuchCustomer($"{facts.CustomerNumber}"));
        }
        var at = clock.GetUtcNow();
        var purse = new Purse { Currency = kind.Value.Currency, OpenedAt = at };
        var account = new CompanyAccount
        {
            Number = 1_000 + await Counter.Take(db, Counted, 1, cancel),
            Name = facts.Name!.Trim(),
            KindId = kind.Value.Id,
            PurseId = purse.Id,
            CustomerId = owner.Customer.Id,
            CustomerNumber = owner.Customer.Number,
            RecordedUnder = owner.RecordedUnder,
            StoreNumber = store.Value.Number,
            OpenedAt = at,
        };
        db.Add(purse);
        db.Add(account);
        await db.SaveChangesAsync(cancel);
        if (whole is not null) await whole.CommitAsync(cancel);
        return new FoundAccount { Account = account, Kind = kind.Value, Purse = purse }.View();
    }

    private async Task<Result<CardKind>> KindOf(Guid? id, CancellationToken cancel)
    {
        // Where there is but one, it need not be named.
        var kinds = await db.CardKinds.AsNoTracking()
            .Where(k => k.IsIssued && (id == null || k.Id == id)
                && k.Holders != CardHolders.Bearers)
            .Take(2).ToListAsync(cancel);
        return kinds.Count == 1 ? kinds[0] : new NoSuchCardKind($"{id}");
    }
}
