using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Customers;

/// <summary>Looks over all customers once a night while the program serves.</summary>
internal sealed class NightlyCompare(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<NightlyCompare> log)
    : RegularWork(scopes, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(10);

    protected override Task Look(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<CompareAll>().RunWhenDue(cancel);
}
