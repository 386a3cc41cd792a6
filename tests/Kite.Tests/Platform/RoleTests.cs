using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>What roles are, and that a sales manager is one of them (R2, A10).</summary>
[Trait("books", "both")]
public sealed class RoleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_sales_manager_may_more_than_a_salesperson_and_less_than_a_manager()
    {
        var may = Roles.Permissions(Role.SalesManager);

        Assert.ProperSuperset(
            Roles.Permissions(Role.Salesperson).ToHashSet(), may.ToHashSet());
        Assert.ProperSubset(Roles.Permissions(Role.Manager).ToHashSet(), may.ToHashSet());
        Assert.Superset(
            new HashSet<string>
            {
                May.WriteSegments, May.Export, May.ReadInsight, May.ApproveStrategies,
            },
            may.ToHashSet());
        Assert.Empty(may.Intersect(
            [
                May.Sell, May.KeepShifts, May.CloseDays, May.MoveValue, May.ApproveValue,
                May.ManagePeople, May.ManageSettings, May.ManageUpkeep, May.ReadSensitive,
                May.ReadPrivacy, May.ReadAudit, May.ApproveRemovals,
            ]));
    }

    [Fact]
    public async Task Somebody_becomes_a_sales_manager_and_is_kept_as_one()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var made = await owner.Tell("/people", new
        {
            name = "stavros", fullName = "Σταύρος", role = "salesManager",
            password = "a long lantern",
        });
        Assert.Equal("salesManager", made.Word("role"));

        var people = (await owner.Ask("/people")).Items();
        Assert.Equal("salesManager", people.Single().Word("role"));
        // By its word, so that another order of roles changes nobody's.
        await using var outside = shop.OpenBooks();
        Assert.Equal("SalesManager", await outside.Database
            .SqlQuery<string>($"SELECT role AS \"Value\" FROM people").SingleAsync(Cancel));
        var csv = await owner.GetStringAsync("/api/v1/people/export?format=csv", Cancel);
        Assert.Contains("Sales manager", csv);
    }
}
