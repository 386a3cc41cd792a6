using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Customers;

/// <summary>Applies the retention rules once a night while the program serves.</summary>
internal sealed class NightlyRetention(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<NightlyRetention> log)
    : RegularWork(scopes, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(10);

    protected override Task Look(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<ProposeRemovals>().RunWhenDue(cancel);
}
