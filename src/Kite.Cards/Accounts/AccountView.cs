using Microsoft.EntityFrameworkCore;

namespace Kite.Cards;

/// <summary>A company account as it is shown: whose it is, and what is on it.</summary>
public sealed record AccountView(
    long Number, string Name, Guid KindId, string Kind, long CustomerNumber, Money Balance,
    Money Principal, Money Bonus, long Points, int Cards, int StoreNumber,
    DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, long Version)
{
    /// <summary>Whether it is used; else it was closed for ever.</summary>
    public bool IsOpen => ClosedAt is null;
}

/// <summary>An account with all that is said of it, as it is read.</summary>
internal sealed class FoundAccount
{
    public required CompanyAccount Account { get; init; }
    public required CardKind Kind { get; init; }
    public required Purse Purse { get; init; }

    /// <summary>How many cards draw on it.</summary>
    public int Cards { get; init; }

    public Money Money(long coins) => new(coins, Kind.Money);

    public AccountView View() => new(
        Account.Number, Account.Name, Kind.Id, Kind.Name, Account.CustomerNumber,
        Money(Purse.Balance.Coins), Money(Purse.PrincipalCoins), Money(Purse.BonusCoins),
        Purse.PointsBalance, Cards, Account.StoreNumber, Account.OpenedAt, Account.ClosedAt,
        Account.Version);
}

/// <summary>Reads accounts with all that is said of them.</summary>
internal static class FoundAccounts
{
    extension(KiteDb db)
    {
        public IQueryable<FoundAccount> Found(IQueryable<CompanyAccount> asked)
        {
            var (kinds, purses, cards) = (db.CardKinds, db.Purses, db.Cards);
            return asked
                .Join(kinds, a => a.KindId, k => k.Id, (Account, Kind) => new { Account, Kind })
                .Join(
                    purses, a => a.Account.PurseId, p => p.Id,
                    (a, p) => new FoundAccount
                    {
                        Account = a.Account,
                        Kind = a.Kind,
                        Purse = p,
                        Cards = cards.Count(
                            c => c.AccountNumber == a.Account.Number
                                && c.State != CardState.Closed
                                && c.State != CardState.Replaced),
                    });
        }

        /// <summary>The account of this number.</summary>
        public async Task<Result<FoundAccount>> FindAccount(
            long number, CancellationToken cancel)
        {
            var found = await db.Found(
                    db.CompanyAccounts.AsNoTracking().Where(a => a.Number == number))
                .SingleOrDefaultAsync(cancel);
            return found is null ? new NoSuchAccount($"{number}") : found;
        }
    }
}
