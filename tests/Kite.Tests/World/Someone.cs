namespace Kite.Tests;

/// <summary>People who ask, by what they do in the business.</summary>
internal static class Someone
{
    public static readonly Asker Lin = With(Role.Owner, "lin");

    public static Asker With(Role role, string name) =>
        new(Guid.CreateVersion7(), name, Roles.Permissions(role));
}
