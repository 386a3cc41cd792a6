using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Kite;

/// <summary>Every line of the audit trail is there and as it was written.</summary>
internal sealed class TrailCheck(KiteDb db) : ICheck
{
    public async Task<Finding> Run(CancellationToken cancel)
    {
        var broken = await Chain.Broken(db, cancel);
        var lines = await db.Set<AuditEntry>().LongCountAsync(cancel);
        var figures = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lines"] = lines.ToString("N0", CultureInfo.CurrentCulture),
        };
        if (broken is { } at) figures["brokenAt"] = at.ToString(CultureInfo.CurrentCulture);
        return new("trail", broken is null, figures);
    }
}
