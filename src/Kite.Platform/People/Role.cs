namespace Kite;

/// <summary>What a person does in the business; it decides what they may see and do (R2).</summary>
public enum Role
{
    Owner,
    Manager,
    Cashier,
    Salesperson,
    SalesManager,
    Service,
    Finance,
    PrivacyOfficer,
    Analyst,
}

/// <summary>What each role may do. An analyst sees no names, a cashier no figures.</summary>
public static class Roles
{
    private static readonly string[] Counter =
    [
        May.ReadCustomers, May.ReadPersonal, May.ReadPurchases, May.ReadStores,
        May.ReadProducts, May.ReadCards, May.ReadStock, May.ReadStrategies, May.KeepViews,
    ];

    public static IReadOnlySet<string> Permissions(Role role) => role switch
    {
        Role.Owner => Set(May.All),
        Role.Manager => Set(May.All.Except(
            [May.ManagePeople, May.ReadSensitive, May.ApproveRemovals],
            StringComparer.Ordinal)),
        Role.Cashier => Set(
            [
                .. Counter, May.WriteCustomers, May.WriteCards, May.MoveValue, May.WriteStock,
                May.Sell, May.KeepShifts,
            ]),
        Role.Salesperson => Set([.. Counter, May.WriteCustomers, May.ReadInsight]),
        // Plans what is offered to whom, and approves what another has planned; no till, no
        // shift, nothing of people and settings, nothing sensitive.
        Role.SalesManager => Set(
            [
                .. Counter, May.WriteCustomers, May.ReadInsight, May.WriteSegments, May.Export,
                May.IssueCoupons, May.WriteStrategies, May.ApproveStrategies,
            ]),
        Role.Service => Set([.. Counter, May.WriteCustomers]),
        Role.Finance => Set(
            [
                .. Counter, May.ReadInsight, May.Export, May.ReadAudit, May.ApproveValue,
                May.CloseDays, May.ApproveStrategies, May.ManageAccounts,
            ]),
        Role.PrivacyOfficer => Set(
            [
                .. Counter, May.ReadSensitive, May.ReadPrivacy, May.ReadAudit, May.Export,
                May.ManageUpkeep, May.ApproveRemovals,
            ]),
        Role.Analyst => Set(
            [
                May.ReadCustomers, May.ReadPurchases, May.ReadStores, May.ReadProducts,
                May.ReadCards, May.ReadStock, May.ReadStrategies, May.ReadInsight,
                May.WriteSegments, May.Export, May.KeepViews,
            ]),
        _ => Set([]),
    };

    private static HashSet<string> Set(IEnumerable<string> permissions) =>
        new(permissions, StringComparer.Ordinal);
}
