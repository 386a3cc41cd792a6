using Microsoft.AspNetCore.Identity;

namespace Kite;

/// <summary>How a second person signs at the same screen: their own name and password.</summary>
public sealed record SecondSignature(string? Name = null, string? Password = null);

/// <summary>Who signs as the second person is the one who asks.</summary>
public sealed record SecondPersonIsTheFirst : Refusal;

/// <summary>Who signs as the second person may not approve this.</summary>
public sealed record SecondPersonMayNot(string Name) : Refusal;

/// <summary>
/// A second person signs for what somebody may not do alone. Nobody is signed in by it; wrong
/// passwords count as at the door.
/// </summary>
public sealed class SecondPerson(UserManager<Person> people, SignInManager<Person> doors)
{
    public async Task<Result<Asker>> Run(
        Asker first, SecondSignature signature, string permission)
    {
        var person = await people.FindByNameAsync(signature.Name?.Trim() ?? "");
        if (person is null) return new NameOrPasswordIsWrong();
        var tried = await doors.CheckPasswordSignInAsync(
            person, signature.Password ?? "", lockoutOnFailure: true);
        if (!tried.Succeeded)
            return tried.IsLockedOut ? new PauseIsOn(5) : new NameOrPasswordIsWrong();

        if (person.Id == first.Id) return new SecondPersonIsTheFirst();
        var may = Roles.Permissions(person.Role);
        return may.Contains(permission)
            ? new Asker(person.Id, person.UserName!, may)
            : new SecondPersonMayNot(person.UserName!);
    }
}
