using System.CommandLine;
using Spectre.Console;

namespace Kite;

/// <summary>
/// Lets someone sign in: <c>kite user create lin --name "Lin Mei" --role manager</c>.
/// </summary>
internal static class AddUser
{
    public static Command Verb()
    {
        var user = new Argument<string>("sign-in-name") { Description = Say.Text("verb.user.who") };
        var name = new Option<string?>("--name") { Description = Say.Text("verb.user.name") };
        var role = new Option<Role>("--role")
        {
            Description = Say.Text("verb.user.role"),
            DefaultValueFactory = _ => Role.Manager,
        };
        var create = new Command("create", Say.Text("verb.user.create")) { user, name, role };
        create.SetAction((parsed, cancel) => Run(
            parsed.GetRequiredValue(user), parsed.GetValue(name), parsed.GetValue(role), cancel));
        return new Command("user", Say.Text("verb.user")) { create };
    }

    private static async Task<int> Run(
        string user, string? name, Role role, CancellationToken cancel)
    {
        var opened = await Ground.Open(cancel);
        if (opened.Refusal is { } closed) return Say.No(closed);

        await using var ground = opened.Value;
        var password = Password();
        var made = await ground.With((CreatePerson create) =>
            create.Run(Asker.Kite, user, name ?? user, role, password));
        if (made.Refusal is { } no) return Say.No(no);

        Say.Line("user.created", user, role);
        return 0;
    }

    // Never an argument: those stand in the shell's history and in the list of processes.
    private static string Password() =>
        Environment.GetEnvironmentVariable("KITE_PASSWORD")
        ?? (Console.IsInputRedirected
            ? Console.ReadLine() ?? ""
            : AnsiConsole.Prompt(new TextPrompt<string>(Say.Text("user.password")).Secret()));
}
