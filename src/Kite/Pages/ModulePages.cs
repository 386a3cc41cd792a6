using System.Reflection;

namespace Kite;

/// <summary>Where pages are found: in the modules.</summary>
internal static class ModulePages
{
    public static readonly Assembly[] Assemblies =
        [.. Modules.All.Select(m => m.GetType().Assembly)];
}
