using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite.Cards;

/// <summary>
/// Looks again and again while the program serves whether a business day is over on which bonus
/// or points were good for the last time.
/// </summary>
internal sealed class NightlyLapse(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<NightlyLapse> log)
    : RegularWork(scopes, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromMinutes(10);

    protected override Task Look(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<LapseDue>().Run(cancel);
}
