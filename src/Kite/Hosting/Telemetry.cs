using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Kite;

/// <summary>
/// Traces and metrics for whoever names a collector; without one, nothing is kept.
/// </summary>
internal static class Telemetry
{
    public static void Add(IServiceCollection services, ConfigurationManager settings)
    {
        if (string.IsNullOrEmpty(settings["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;

        services.AddOpenTelemetry()
            .WithTracing(t => t.AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithMetrics(m => m.AddAspNetCoreInstrumentation().AddOtlpExporter());
    }
}
