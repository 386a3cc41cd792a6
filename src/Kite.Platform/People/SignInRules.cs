using Microsoft.AspNetCore.Identity;

namespace Kite;

/// <summary>How people prove who they are: long passwords, a pause after five wrong ones.</summary>
public static class SignInRules
{
    public const int PasswordLength = 10;

    internal static void Set(IdentityOptions options)
    {
        options.Password.RequiredLength = PasswordLength;
        options.Password.RequiredUniqueChars = 4;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        options.User.RequireUniqueEmail = false;
    }
}
