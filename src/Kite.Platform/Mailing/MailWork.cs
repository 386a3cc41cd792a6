using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kite;

/// <summary>Looks every half minute whether letters have fallen due.</summary>
internal sealed class MailWork(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<MailWork> log)
    : RegularWork(scopes, clock, log)
{
    protected override TimeSpan Pause => TimeSpan.FromSeconds(30);

    protected override Task Look(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<SendMail>().RunDue(cancel);
}
