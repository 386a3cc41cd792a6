using Microsoft.AspNetCore.Identity;

namespace Kite;

/// <summary>Someone who works with Kite: a name, a role, a password.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public Person() => Id = Guid.CreateVersion7();

    public string FullName { get; set; } = "";
    public Role Role { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
