using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Kite;

/// <summary>Lets <c>dotnet ef</c> see the model: <c>-- Host=…</c> for PostgreSQL.</summary>
internal sealed class DesignTime : IDesignTimeDbContextFactory<KiteDb>
{
    public KiteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<KiteDb>();
        new BooksAt(args.FirstOrDefault() ?? "Data Source=:memory:").Configure(options);
        var trail = new Trail(
            TimeProvider.System,
            new MasterKeys(Path.Combine(Path.GetTempPath(), "kite-design", "master.keys")));
        return new KiteDb(options.Options, Modules.All, trail, new());
    }
}
