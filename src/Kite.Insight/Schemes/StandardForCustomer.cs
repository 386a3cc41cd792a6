using Microsoft.EntityFrameworkCore;

namespace Kite.Insight;

/// <summary>How a customer is to be served, by the classes they are in.</summary>
public interface IStandardOf
{
    /// <summary>
    /// What the schemes at work say together, the best of each; empty where none says anything.
    /// </summary>
    Task<ServiceStandard> Find(Guid customer, CancellationToken cancel);
}

/// <summary>Reads it from the classes that the last runs put down.</summary>
internal sealed class StandardForCustomer(KiteDb db) : IStandardOf
{
    public async Task<ServiceStandard> Find(Guid customer, CancellationToken cancel)
    {
        var classes = await db.CustomerClasses.AsNoTracking()
            .Where(c => c.CustomerId == customer && c.Class > 0).ToListAsync(cancel);
        if (classes.Count == 0) return ServiceStandard.None;

        // A standard that was put right holds at once, where its class still bears the name.
        var (schemes, ids) = (db.ClassSchemes, classes.ConvertAll(c => c.SchemeId));
        var versions = await schemes.AsNoTracking()
            .Where(s => EF.Parameter(ids).Contains(s.SchemeId)).ToListAsync(cancel);
        var standards = new List<ServiceStandard>();
        foreach (var of in versions.GroupBy(v => v.SchemeId).OrderBy(g => g.Key))
        {
            var (now, names) = (of.MaxBy(v => v.Version)!, new SchemeNames(of));
            var at = classes.Single(c => c.SchemeId == of.Key);
            var name = names.Of(at.Version, at.Class);
            if (now.AtWork && now.AllClasses.FirstOrDefault(c => c.Name == name) is { } one)
                standards.Add(one.Standard);
        }
        return ServiceStandard.Together(standards);
    }
}
