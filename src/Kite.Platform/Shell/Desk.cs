namespace Kite;

/// <summary>Where one works: whose business, which store, who sits there, what they may.</summary>
public sealed record Desk(string Business, string? Place, Asker Asker, string Person, Role Role)
{
    public bool May(string? permission) => permission is null || Asker.May(permission);

    /// <summary>The text key of the role.</summary>
    public string RoleText => "role." + Words.Kebab(Role.ToString());

    /// <summary>The letter in the circle: a family name's first sign, or a first letter.</summary>
    public string Initial => Person.Length == 0 ? "" : char.IsSurrogate(Person[0])
        ? Person[..2]
        : Person[..1].ToUpperInvariant();
}
