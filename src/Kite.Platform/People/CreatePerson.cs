using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Kite;

/// <summary>Lets someone new work with Kite.</summary>
public sealed class CreatePerson(KiteDb db, UserManager<Person> people, TimeProvider clock)
{
    /// <summary>Someone new: how they sign in, what they are called, what they do.</summary>
    public sealed record Wish(string? Name, string? FullName, Role Role, string? Password);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/people",
                async (Wish wish, CreatePerson create, Asker asker) =>
                    (await create.Run(
                        asker, wish.Name ?? "", wish.FullName ?? "", wish.Role,
                        wish.Password ?? ""))
                    .ToCreated(p => $"/people/{p.Id}"))
            .Needing(May.ManagePeople)
            .WithSummary("Lets someone new sign in");

    public async Task<Result<PersonView>> Run(
        Asker asker, string name, string fullName, Role role, string password)
    {
        if (!asker.May(May.ManagePeople)) return new NotAllowed(May.ManagePeople);

        db.For(asker);
        var person = new Person
        {
            UserName = name.Trim(),
            FullName = fullName.Trim() is { Length: > 0 } full ? full : name.Trim(),
            Role = role,
            CreatedAt = clock.GetUtcNow(),
            LockoutEnabled = true,
        };
        var made = await people.CreateAsync(person, password);
        return made.Succeeded
            ? ListPeople.View(person)
            : new BadInput([.. made.Errors.Select(ToFault)]);
    }

    private static Fault ToFault(IdentityError error) =>
        error.Code.StartsWith("Password", StringComparison.Ordinal)
            ? new("password", new PasswordIsTooWeak(SignInRules.PasswordLength))
            : new("name", error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)
                ? new NameIsTaken()
                : new NameHasStrangeLetters());
}

/// <summary>The password is too short or too easy.</summary>
public sealed record PasswordIsTooWeak(int AtLeast) : Refusal;

/// <summary>Someone already signs in with this name.</summary>
public sealed record NameIsTaken : Refusal;

/// <summary>The sign-in name has letters that cannot be used.</summary>
public sealed record NameHasStrangeLetters : Refusal;
