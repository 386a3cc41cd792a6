using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite;

/// <summary>Lets go of kept answers once nobody will repeat the request any more.</summary>
internal sealed class TidyAnswers(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<TidyAnswers> log)
    : RegularWork(scopes, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromHours(6);

    protected override Task Look(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<KeptAnswers>().Tidy(cancel);
}
