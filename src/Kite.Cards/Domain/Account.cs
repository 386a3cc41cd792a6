namespace Kite.Cards;

/// <summary>
/// What an entry is written on. What the business owes or has earned stands above zero, what came
/// in or was given away below: so the entries of a transaction add up to nothing.
/// </summary>
public enum Account
{
    /// <summary>What a guest has paid in and not yet used.</summary>
    Principal,

    /// <summary>What was given on top and is not yet used.</summary>
    Bonus,

    /// <summary>Notes and coins in the till.</summary>
    Cash,

    /// <summary>What banks owe for their cards.</summary>
    BankCard,

    /// <summary>What payment apps owe.</summary>
    Mobile,

    /// <summary>What lies on the business's bank accounts by transfers.</summary>
    BankAccount,

    /// <summary>What was sold.</summary>
    Sales,

    /// <summary>What gifts cost the business, until they lapse.</summary>
    Promotion,

    /// <summary>What guests paid in and did not use in time.</summary>
    Breakage,

    /// <summary>Put right by hand, with a second person's approval.</summary>
    Correction,

    /// <summary>On the way from one purse to another; nothing is ever left here.</summary>
    Transit,

    /// <summary>Fees of members for days that are still to come.</summary>
    DeferredMembership,

    /// <summary>Fees of members for days that are over.</summary>
    MembershipIncome,

    /// <summary>The points that a guest has; in points, as all that follow.</summary>
    Points,

    /// <summary>What a guest owes in points, because they were spent before a purchase was
    /// brought back; never above nothing.</summary>
    PointsOwed,

    /// <summary>Points that were given and not taken back.</summary>
    PointsIssued,

    /// <summary>Points that guests have spent.</summary>
    PointsUsed,

    /// <summary>Points that were not used in time.</summary>
    PointsLapsed,
}

/// <summary>How money came into a purse or left it.</summary>
public enum Tender
{
    Cash,
    BankCard,
    Mobile,

    /// <summary>From one bank account to another; not at a till.</summary>
    BankAccount,
}

/// <summary>Whose accounts are whose.</summary>
internal static class Accounts
{
    extension(Account account)
    {
        /// <summary>Belongs to a guest: it has a balance, which is never below zero.</summary>
        public bool IsGuests => account is Account.Principal or Account.Bonus;

        /// <summary>Counts points; the others count coins.</summary>
        public bool IsOfPoints => account >= Account.Points;
    }

    extension(Tender tender)
    {
        public Account Account => tender switch
        {
            Tender.Cash => Account.Cash,
            Tender.BankCard => Account.BankCard,
            Tender.Mobile => Account.Mobile,
            Tender.BankAccount => Account.BankAccount,
        };
    }
}
