namespace Kite;

/// <summary>
/// Everything one may be allowed to do; a key's scopes are words of the same list.
/// </summary>
public static class May
{
    /// <summary>See that customers exist: numbers, dates, sums; no names.</summary>
    public const string ReadCustomers = "customers:read";

    /// <summary>See who they are: names, phones, e-mails.</summary>
    public const string ReadPersonal = "customers:personal";

    /// <summary>Open what is kept encrypted, such as ID-document numbers.</summary>
    public const string ReadSensitive = "customers:sensitive";
    public const string WriteCustomers = "customers:write";

    /// <summary>Say when what is kept of customers grows old, and what is offered for more.
    /// </summary>
    public const string ManageUpkeep = "upkeep:write";

    /// <summary>Approve that something is removed; never what one proposed oneself.</summary>
    public const string ApproveRemovals = "removals:write";
    public const string ReadPurchases = "purchases:read";
    public const string WritePurchases = "purchases:write";

    /// <summary>Take money at a till for what is sold there.</summary>
    public const string Sell = "checkouts:write";

    /// <summary>Open shifts at tills, count their drawers and close them.</summary>
    public const string KeepShifts = "shifts:write";

    /// <summary>Close the days of stores, and put closed shifts right.</summary>
    public const string CloseDays = "day-closings:write";
    public const string ReadStores = "stores:read";
    public const string WriteStores = "stores:write";
    public const string ReadProducts = "products:read";
    public const string WriteProducts = "products:write";

    /// <summary>See cards, what is in them, and what happened to it.</summary>
    public const string ReadCards = "cards:read";

    /// <summary>Issue, freeze, replace and close cards.</summary>
    public const string WriteCards = "cards:write";

    /// <summary>Move what is on cards: take in, pay with, give back.</summary>
    public const string MoveValue = "value:write";

    /// <summary>Approve what another put right by hand, and open locked PINs.</summary>
    public const string ApproveValue = "value-approvals:write";

    /// <summary>Design the kinds of card.</summary>
    public const string ManageCardKinds = "card-kinds:write";

    /// <summary>Open company accounts, and say which cards draw on them and how much each may
    /// spend.</summary>
    public const string ManageAccounts = "company-accounts:write";

    /// <summary>Issue coupons, take their codes along, and withdraw them.</summary>
    public const string IssueCoupons = "coupons:write";

    /// <summary>See the strategies of prices, and try them on a bill.</summary>
    public const string ReadStrategies = "strategies:read";

    /// <summary>Write strategies, propose and stop them.</summary>
    public const string WriteStrategies = "strategies:write";

    /// <summary>Approve a strategy that another has written and proposed.</summary>
    public const string ApproveStrategies = "strategy-approvals:write";
    public const string ReadStock = "stock:read";

    /// <summary>Receive, count, transfer, correct and waste stock.</summary>
    public const string WriteStock = "stock:write";

    /// <summary>Take more out of stock than there is by the books, with a reason.</summary>
    public const string OverdrawStock = "stock:overdraw";
    public const string RunImports = "imports:write";
    public const string ReadInsight = "insight:read";
    public const string WriteSegments = "segments:write";
    public const string Export = "export:read";

    /// <summary>
    /// Keep views of lists of one's own; what they show needs its own permission.
    /// </summary>
    public const string KeepViews = "views:write";
    public const string ReadPrivacy = "privacy:read";
    public const string ReadAudit = "audit:read";
    public const string ManagePeople = "people:write";
    public const string ManageSettings = "settings:write";

    public static readonly IReadOnlyList<string> All =
    [
        ReadCustomers, ReadPersonal, ReadSensitive, WriteCustomers, ReadPurchases,
        WritePurchases, ReadStores, WriteStores, ReadProducts, WriteProducts, ReadCards,
        RunImports, ReadInsight, WriteSegments, Export, KeepViews, ReadPrivacy, ReadAudit,
        ManagePeople, ManageSettings, ManageUpkeep, ApproveRemovals, ReadStock, WriteStock,
        OverdrawStock, WriteCards, MoveValue, ApproveValue, ManageCardKinds, Sell,
        KeepShifts, CloseDays, ReadStrategies, WriteStrategies, ApproveStrategies,
        IssueCoupons, ManageAccounts,
    ];
}
