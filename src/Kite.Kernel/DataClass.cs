namespace Kite;

/// <summary>
/// How private a column is (P2). Views, masks, exports, the audit trail and the reports read the
/// one declaration that each table makes.
/// </summary>
public enum DataClass
{
    /// <summary>What the business runs on: sums, dates, numbers that name no one.</summary>
    Operational,

    /// <summary>What is about a person: birth date, address area, habits.</summary>
    Personal,

    /// <summary>What names a person: name, phone, e-mail.</summary>
    Identity,

    /// <summary>
    /// What harms when it leaks: ID documents, keys. Encrypted, never in the clear.
    /// </summary>
    Sensitive,
}
