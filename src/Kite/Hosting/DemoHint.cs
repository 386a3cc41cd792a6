namespace Kite;

/// <summary>The sample's people on the sign-in page, for those who sit at this machine.</summary>
internal sealed class DemoHint : ISignInHint
{
    public Type Component => typeof(DemoDoors);

    public bool IsFor(HttpContext http) => Door.IsOpenTo(http);
}
