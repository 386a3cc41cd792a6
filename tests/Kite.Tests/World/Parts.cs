using System.Reflection;

namespace Kite.Tests;

/// <summary>The assemblies of the product, from the kernel to the host.</summary>
internal static class Parts
{
    public static readonly IReadOnlyList<Assembly> All =
    [
        typeof(Refusal).Assembly,
        .. Modules.All.Select(m => m.GetType().Assembly),
        typeof(Modules).Assembly,
    ];
}
