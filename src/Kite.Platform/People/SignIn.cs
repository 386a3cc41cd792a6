using Microsoft.AspNetCore.Identity;

namespace Kite;

/// <summary>Name or password are wrong; which of them is not said.</summary>
public sealed record NameOrPasswordIsWrong : Refusal;

/// <summary>Too many wrong passwords: a pause is on.</summary>
public sealed record PauseIsOn(int Minutes) : Refusal;

/// <summary>Someone proves who they are by name and password.</summary>
public sealed class SignIn(SignInManager<Person> doors)
{
    public async Task<Result<Done>> Run(string? name, string? password)
    {
        var tried = await doors.PasswordSignInAsync(
            name ?? "", password ?? "", isPersistent: true, lockoutOnFailure: true);
        if (tried.Succeeded) return Done.It;

        return tried.IsLockedOut ? new PauseIsOn(5) : new NameOrPasswordIsWrong();
    }
}
