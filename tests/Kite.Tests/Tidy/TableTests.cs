using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Kite.Tests;

/// <summary>What every table must say of itself.</summary>
public sealed class TableTests
{
    internal static readonly IModel Model = Read();

    [Fact]
    public void Every_column_has_a_class()
    {
        var bare = Model.GetEntityTypes()
            .SelectMany(t => t.GetProperties())
            .Where(p => Columns.ClassOf(p) is null)
            .Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}");
        Assert.Empty(bare);
    }

    [Fact]
    public void Tables_that_grow_with_customers_can_be_spread_over_machines()
    {
        foreach (var table in Model.GetEntityTypes())
        {
            if (Columns.SpreadOf(table) is not { } column) continue;

            Assert.Equal(column, table.FindPrimaryKey()!.Properties[0].Name);
            Assert.All(
                table.GetIndexes().Where(i => i.IsUnique),
                index => Assert.Contains(index.Properties, p => p.Name == column));
        }
    }

    [Fact]
    public void Money_is_counted_in_coins()
    {
        var fractions = Model.GetEntityTypes()
            .SelectMany(t => t.GetProperties())
            .Where(p => p.ClrType == typeof(decimal) || p.ClrType == typeof(double));
        Assert.Empty(fractions);
    }

    private static IModel Read()
    {
        var options = new DbContextOptionsBuilder<KiteDb>();
        new BooksAt("Data Source=:memory:").Configure(options);
        var folder = Directory.CreateTempSubdirectory("kite-test-");
        var keys = new MasterKeys(Path.Combine(folder.FullName, "master.keys"));
        folder.Delete(recursive: true);
        using var db = new KiteDb(
            options.Options, Modules.All, new Trail(TimeProvider.System, keys), new());
        return db.GetService<IDesignTimeModel>().Model;
    }
}
